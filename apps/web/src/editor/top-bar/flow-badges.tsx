import { Badge } from '@mantine/core'
import { Plural, Trans } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { countChanges } from '../publish/change-list.tsx'
import { useChanges } from '../publish/use-published.ts'

type Flow = ResponseOf<'readFlow'>

/** What is live and what is only drawn, in plain sight. */
export function FlowBadges({ flow }: { flow: Flow }) {
  return (
    <>
      <LiveBadge flow={flow} />
      <DraftBadge flow={flow} />
    </>
  )
}

function LiveBadge({ flow: { status, version } }: { flow: Flow }) {
  switch (status) {
    case 'live':
      return (
        <Badge color="green">
          <Trans>Live v{version}</Trans>
        </Badge>
      )
    case 'paused':
      return (
        <Badge color="yellow">
          <Trans>Paused v{version}</Trans>
        </Badge>
      )
    case 'archived':
      return (
        <Badge color="gray">
          <Trans>Archived</Trans>
        </Badge>
      )
    case 'draft':
      return (
        <Badge color="gray">
          <Trans>Not published</Trans>
        </Badge>
      )
  }
}

function DraftBadge({ flow }: { flow: Flow }) {
  const changes = useChanges(flow)
  const count = changes ? countChanges(changes) : 0
  if (count === 0) return null
  return (
    <Badge color="yellow">
      <Plural value={count} one="Draft · # change" other="Draft · # changes" />
    </Badge>
  )
}
