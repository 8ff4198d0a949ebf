import { Button } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { Listening, Rehearsal } from '@etape/flow'
import { IconBolt } from '@tabler/icons-react'
import { useRehearsing, useRehearsingState } from './rehearsing-context.ts'

/** While the contact waits for an event: a button that lets just that happen. */
export function AwaitedEvent({ rehearsal: { run, trail } }: { rehearsal: Rehearsal }) {
  const rehearsing = useRehearsing()
  const shown = useRehearsingState((state) => state.shown)
  const waiting = run?.waiting
  if (shown < trail.length || waiting?.type !== 'listen' || waiting.for.type !== 'event') return null
  const { name, where } = waiting.for
  const happen = () => void rehearsing.act({ type: 'event', name, properties: propertiesWanted(where) })
  return (
    <Button size="xs" variant="light" leftSection={<IconBolt size={14} />} onClick={happen}>
      <Trans>“{name}” happens</Trans>
    </Button>
  )
}

type Filters = Extract<Listening, { type: 'event' }>['where']

/** Properties with which the event passes the filters, as far as these name a value. */
const propertiesWanted = (where: Filters = []) =>
  Object.fromEntries(
    where.flatMap(({ property, operator, value }) => (operator === 'equal' ? [[property, value]] : [])),
  )
