import { Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { phrase, type Phrase } from '@etape/conditions'
import type { Listening } from '@etape/flow'
import { usePhrase } from '../text/use-phrase.ts'
import { DateTime, RelativeTime } from '../ui/times.tsx'
import type { RunDetail } from './run-path.ts'
import css from './run-story.module.css'

/** What a run waits for, and until when. */
export function WaitingText({ waiting, wakeAt }: Pick<RunDetail, 'waiting' | 'wakeAt'>) {
  const say = usePhrase()
  const listening = waiting?.type === 'listen' ? (waiting['for'] as Listening | undefined) : undefined
  return (
    <div className={css.waiting} role="status">
      <Text fw={600}>{listening ? say(describeListening(listening)) : <Trans>Waits for its time to come</Trans>}</Text>
      {wakeAt !== null && (
        <Text size="sm" c="dimmed">
          {listening ? <Trans>At most until</Trans> : <Trans>Until</Trans>} <DateTime at={wakeAt} /> (
          <RelativeTime at={wakeAt} />)
        </Text>
      )}
    </div>
  )
}

/** In the words the flow package has for its kind *wait for*. */
function describeListening(listening: Listening): Phrase {
  switch (listening.type) {
    case 'event':
      return phrase('Wait for “{event}”', { event: listening.name })
    case 'condition':
      return phrase('Wait until: {condition}', { condition: { type: 'condition', condition: listening.when } })
    case 'segment': {
      const segment = { segment: { type: 'segment', id: listening.segment } } as const
      return listening.to === 'enter'
        ? phrase('Wait to enter {segment}', segment)
        : phrase('Wait to leave {segment}', segment)
    }
    case 'answer':
      return phrase('Wait for the answer')
  }
}
