import { Button } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { Link } from 'react-router'

/** Back to the whole list, where nothing matched. */
export function ClearFilters({ to }: { to: string }) {
  return (
    <Button variant="default" component={Link} to={to}>
      <Trans>Clear all filters</Trans>
    </Button>
  )
}
