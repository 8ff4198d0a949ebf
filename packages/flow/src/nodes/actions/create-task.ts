import { phrase } from '@etape/conditions'
import type { Priority } from '@etape/crm'
import { z } from 'zod'
import { choiceField, durationField, optionally, templateField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { addDuration } from '../../kit/time.ts'
import { noteEmpty } from '../../kit/left-empty.ts'
import { personField, userOf } from '../../kit/person-field.ts'
import { taskTypes } from '../../kit/task-types.ts'

const priorities: Record<Priority, string> = { normal: 'Normal', low: 'Low', high: 'High' }

/** Gives somebody something to do about the contact. */
export const createTask = defineNodeKind({
  type: 'create-task',
  category: 'action',
  icon: 'checkbox',
  title: 'Create task',
  summary: 'Gives somebody something to do about the contact.',
  config: z.strictObject({
    type: choiceField({ title: 'Type of task', options: taskTypes }),
    title: templateField({ title: 'Title', max: 200 }),
    notes: optionally(templateField({ title: 'Notes', multiline: true, max: 5000 })),
    due: optionally(durationField({ title: 'Due in', description: 'Counted from the moment the task is made.' })),
    priority: choiceField({ title: 'Priority', options: priorities }),
    assignee: personField({ title: 'Assigned to' }),
  }),
  outlets: onwards,
  example: {
    type: 'call',
    title: 'Call {{ first_name | the new lead }}',
    notes: null,
    due: { days: 1 },
    priority: 'high',
    assignee: { type: 'owner' },
  },
  card: ({ title }) => phrase('Create the task “{title}”', { title }),
  step: ({ config, facts, now, render }) => {
    const title = render(config.title)
    const notes = config.notes === null ? { text: '', missing: [] } : render(config.notes)
    const { type, priority, due } = config
    const dueAt = due && addDuration(now, due)
    const task = {
      type,
      priority,
      dueAt,
      title: title.text,
      notes: notes.text,
      assignee: userOf(config.assignee, facts),
    }
    return { type: 'leave', by: 'next', effects: [{ type: 'create-task', task }], ...noteEmpty(title, notes) }
  },
})
