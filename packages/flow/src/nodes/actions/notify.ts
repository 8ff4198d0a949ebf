import { phrase, type Facts, type Phrase } from '@etape/conditions'
import { z } from 'zod'
import { optionally, teamField, templateField, toggleField, usersField } from '../../kit/fields.ts'
import { caseOf, oneOfField } from '../../kit/list-fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import type { Effect, Message, NotificationTarget } from '../../kit/outcome.ts'
import { onwards } from '../../kit/outlets.ts'
import { noteEmpty } from '../../kit/left-empty.ts'
import { ownerOf } from '../../kit/person-field.ts'

const recipients = oneOfField({
  title: 'Whom to notify',
  cases: [
    caseOf('owner', 'The contact’s owner', {}),
    caseOf('team', 'A whole team', { team: teamField({ title: 'Team' }) }),
    caseOf('users', 'Named people', { users: usersField({ title: 'People' }) }),
  ],
  initial: { type: 'owner' },
})
type Recipients = z.output<typeof recipients>

/** Tells colleagues in the app; by e-mail and in Slack if wanted. */
export const notify = defineNodeKind({
  type: 'notify',
  category: 'action',
  icon: 'bell',
  title: 'Notify',
  summary: 'Tells colleagues in the app, and by e-mail or in Slack if you like.',
  config: z.strictObject({
    to: recipients,
    title: templateField({ title: 'Title', max: 200 }),
    body: optionally(templateField({ title: 'Text', multiline: true, max: 5000 })),
    alsoByEmail: toggleField({ title: 'By e-mail too' }),
    alsoInSlack: toggleField({ title: 'In Slack too', description: 'In the channel the account is connected to.' }),
  }),
  outlets: onwards,
  example: {
    to: { type: 'team', team: 'sales' },
    title: '{{ first_name | Somebody }} booked a meeting',
    body: null,
    alsoByEmail: true,
    alsoInSlack: false,
  },
  card: ({ to }) => describeRecipients(to),
  step: ({ config, facts, render }) => {
    const title = render(config.title)
    const body = config.body === null ? { text: '', missing: [] } : render(config.body)
    const to = targetOf(config.to, facts)
    const isForNobody = to.type === 'owner' && to.owner === null
    const { alsoByEmail, alsoInSlack } = config
    const told: Message = { channel: 'notification', to, title: title.text, body: body.text, alsoByEmail }
    const slack: Message = { channel: 'slack', to: null, text: [title.text, body.text].filter(Boolean).join('\n') }
    const messages = [...(isForNobody ? [] : [told]), ...(alsoInSlack ? [slack] : [])]
    if (messages.length === 0) return { type: 'leave', by: 'next', note: nobodyTold }
    const effects = messages.map((delivery): Effect => ({ type: 'deliver', delivery }))
    return { type: 'leave', by: 'next', effects, ...(isForNobody ? { note: nobodyTold } : noteEmpty(title, body)) }
  },
})

const nobodyTold = phrase('The contact has no owner: nobody was told.')

const targetOf = (to: Recipients, facts: Facts): NotificationTarget =>
  to.type === 'owner' ? { type: 'owner', owner: ownerOf(facts) } : to

function describeRecipients(to: Recipients): Phrase {
  switch (to.type) {
    case 'owner':
      return phrase('Notify the owner')
    case 'team':
      return phrase('Notify the team {team}', { team: { type: 'team', id: to.team } })
    case 'users':
      return phrase('Notify {people}', { people: { type: 'list', of: to.users.map((id) => ({ type: 'user', id })) } })
  }
}
