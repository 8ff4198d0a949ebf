import { notifications } from '@mantine/notifications'
import { ProblemText } from './problem.tsx'

/** Says in the corner of the screen what went wrong. */
export function showProblem(error: Error): void {
  notifications.show({ color: 'red', message: <ProblemText error={error} />, autoClose: 8000, role: 'alert' })
}
