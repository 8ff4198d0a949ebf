import { List } from '@mantine/core'
import type { ProblemDocument } from '@etape/contract'
import { usePhrase } from '../text/use-phrase.ts'

const maxFaults = 5

/** The single faults of a refusal, each in a sentence; the first few of many. */
export function Faults({ problems }: { problems: NonNullable<ProblemDocument['problems']> }) {
  const say = usePhrase()
  if (problems.length === 0) return null
  return (
    <List size="sm" spacing={2}>
      {problems.slice(0, maxFaults).map((problem) => (
        <List.Item key={`${problem.code} ${problem.where} ${problem.message.text}`}>{say(problem.message)}</List.Item>
      ))}
    </List>
  )
}
