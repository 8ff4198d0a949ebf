import { Badge } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useOutcomeWords } from './outcome-words.ts'

interface RunStatusProps {
  status: 'waiting' | 'ended' | 'failed'
  outcome: string | null
}

/** Whether a run is under way, how it ended, or that it failed. */
export function RunStatus({ status, outcome }: RunStatusProps) {
  const { t } = useLingui()
  const outcomeWords = useOutcomeWords()
  switch (status) {
    case 'waiting':
      return <Badge color="accent">{t`Waiting`}</Badge>
    case 'failed':
      return <Badge color="red">{t({ message: 'Failed', context: 'run' })}</Badge>
    case 'ended':
      return (
        // What people named an outcome does not tell whether they are glad of it.
        <Badge color={outcome === 'completed' || outcome === 'goal-reached' ? 'green' : 'gray'}>
          {outcome ? outcomeWords(outcome) : t({ message: 'Ended', context: 'run' })}
        </Badge>
      )
  }
}
