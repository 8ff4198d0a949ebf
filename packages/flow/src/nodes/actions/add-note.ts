import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { templateField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { noteEmpty } from '../../kit/left-empty.ts'

/** Adds a note to the contact's timeline. */
export const addNote = defineNodeKind({
  type: 'add-note',
  category: 'action',
  icon: 'note',
  title: 'Add note',
  summary: 'Adds a note to the contact’s timeline.',
  config: z.strictObject({ text: templateField({ title: 'Note', multiline: true, max: 5000 }) }),
  outlets: onwards,
  example: { text: 'Came in by the spring campaign.' },
  card: ({ text }) => phrase('Note: {text}', { text }),
  step: ({ config, render }) => {
    const text = render(config.text)
    return { type: 'leave', by: 'next', effects: [{ type: 'add-note', text: text.text }], ...noteEmpty(text) }
  },
})
