import type { TaskType } from '@etape/crm'

/** What sorts of tasks there are, in English. */
export const taskTypes: Record<TaskType, string> = {
  'to-do': 'To-do',
  call: 'Call',
  email: 'E-mail',
  meeting: 'Meeting',
}
