import { Anchor, List, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { Link } from 'react-router'

interface UsedByProps {
  rows: readonly { type: 'flow' | 'segment'; id: string; name: string }[]
}

/** Flows and segments that refer to this one. */
export function UsedBy({ rows }: UsedByProps) {
  if (rows.length === 0) return null
  return (
    <div>
      <Text size="sm" c="dimmed">
        <Trans>Used by</Trans>
      </Text>
      <List size="sm" spacing={2}>
        {rows.map(({ type, id, name }) => (
          <List.Item key={`${type} ${id}`}>
            <Anchor component={Link} to={type === 'flow' ? `/flows/${id}` : `/segments/${id}`}>
              {name}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </div>
  )
}
