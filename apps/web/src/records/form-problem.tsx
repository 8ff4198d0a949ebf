import { Alert } from '@mantine/core'
import { ProblemText } from '../data/problem.tsx'

/** Why a form was not taken, above its buttons. */
export function FormProblem({ error }: { error: Error | null }) {
  if (!error) return null
  return (
    <Alert color="red" p="xs">
      <ProblemText error={error} />
    </Alert>
  )
}
