import { phrase, type Facts, type Phrase } from '@etape/conditions'
import { z } from 'zod'
import { templateField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { skipIfEmpty } from '../../kit/left-empty.ts'

/** Sends the contact an e-mail: never without an address, against their will, or with a hole in the text. */
export const sendEmail = defineNodeKind({
  type: 'send-email',
  category: 'action',
  icon: 'mail',
  title: 'Send e-mail',
  summary: 'Sends the contact a personal e-mail.',
  config: z.strictObject({
    subject: templateField({ title: 'Subject', max: 200 }),
    body: templateField({ title: 'Text', multiline: true }),
  }),
  outlets: onwards,
  example: {
    subject: 'Welcome, {{ first_name | friend }}',
    body: 'Hello {{ first_name | there }},\n\nGood to have you with us.\n',
  },
  card: ({ subject }) => phrase('Send “{subject}”', { subject }),
  step: ({ config, facts, render }) => {
    const skipped = reasonToSkip(facts)
    if (skipped) return { type: 'leave', by: 'next', note: skipped }
    const subject = render(config.subject)
    const body = render(config.body)
    const to = facts.contact['email']
    const email = { channel: 'email', to: String(to), subject: subject.text, body: body.text } as const
    const sent = { type: 'leave', by: 'next', effects: [{ type: 'deliver', delivery: email }] } as const
    return skipIfEmpty('next', subject, body) ?? sent
  },
})

function reasonToSkip(facts: Facts): Phrase | null {
  if (typeof facts.contact['email'] !== 'string') return phrase('Not sent: the contact has no e-mail address.')
  if (facts.contact['subscribed'] === false) return phrase('Not sent: the contact has unsubscribed.')
  return null
}
