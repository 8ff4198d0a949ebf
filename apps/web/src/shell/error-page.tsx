import { Button } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { isRouteErrorResponse, Link, useRouteError } from 'react-router'
import { EmptyState, FailedState } from '../ui/states.tsx'

/** When a page broke while it was drawn, or its code could not be fetched. */
export function ErrorPage() {
  const { t } = useLingui()
  const failure = useRouteError()
  if (isRouteErrorResponse(failure) && failure.status === 404) return <Nowhere />
  const error = failure instanceof Error ? failure : new Error('The page could not be drawn.')
  return <FailedState title={t`This page could not be shown`} error={error} onRetry={() => window.location.reload()} />
}

/** Says that there is nothing at an address, and where to go instead. */
export function Nowhere() {
  const { t } = useLingui()
  return (
    <EmptyState
      isPage
      title={t`There is nothing at this address`}
      action={
        <Button component={Link} to="/">
          <Trans>Go home</Trans>
        </Button>
      }
    >
      <Trans>It may have been moved or deleted, or the link is not complete.</Trans>
    </EmptyState>
  )
}
