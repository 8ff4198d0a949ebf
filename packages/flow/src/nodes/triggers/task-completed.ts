import { phrase, type Phrase } from '@etape/conditions'
import { z } from 'zod'
import { choiceField, optionally, textField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'
import { taskTypes } from '../../kit/task-types.ts'

const config = z.strictObject({
  type: optionally(choiceField({ title: 'Type of task', description: 'Leave empty for any.', options: taskTypes })),
  title: optionally(textField({ title: 'Title contains', description: 'Leave empty for any title.' })),
  when: onlyIfField(),
})

/** Starts when somebody ticks off a task about the contact. */
export const taskCompleted = defineNodeKind({
  type: 'task-completed',
  category: 'trigger',
  icon: 'square-check',
  title: 'Task completed',
  summary: 'Starts when a task about the contact is done.',
  config,
  outlets: onwards,
  example: { type: 'call', title: null, when: null },
  card: describeTask,
  asks: conditionsOf,
  starts: {
    hears: () => ['task-completed'],
    matches: ({ type, title }, happening) =>
      happening.type === 'task-completed' &&
      (type === null || happening.taskType === type) &&
      (title === null || happening.title.toLowerCase().includes(title.trim().toLowerCase())),
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

const cards = {
  any: 'A task is done',
  'to-do': 'A to-do is done',
  call: 'A call is done',
  email: 'An e-mail task is done',
  meeting: 'A meeting is done',
}

function describeTask({ type, title }: z.output<typeof config>): Phrase {
  if (title !== null) return phrase('The task “{title}” is done', { title })
  return phrase(cards[type ?? 'any'])
}
