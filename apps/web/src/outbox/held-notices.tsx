import { Alert, Anchor, Group, Text } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconHandStop } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useRead } from '../data/queries.ts'

/** Flows whose first messages wait for somebody to look at them. */
export function HeldNotices() {
  const { t } = useLingui()
  const holds = useRead('listHolds', { query: {} })
  return holds.data?.rows
    .filter(({ held }) => held > 0)
    .map(({ flow, version, held }) => (
      <Alert
        key={`${flow.id} ${version}`}
        color="yellow"
        icon={<IconHandStop size={18} aria-hidden />}
        title={t`${flow.name}: ${plural(held, { one: '# first message waits', other: '# first messages wait' })} for a look`}
      >
        <Group gap="sm">
          <Text>
            <Trans>Nothing of it is sent before somebody releases it.</Trans>
          </Text>
          <Anchor component={Link} to={`/flows/${flow.id}?held=yes`}>
            <Trans>Look at them</Trans>
          </Anchor>
        </Group>
      </Alert>
    ))
}
