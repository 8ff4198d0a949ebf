import { phrase, type Phrase } from '@etape/conditions'
import { z } from 'zod'
import { choiceField, teamField, toggleField, userField, usersField } from '../../kit/fields.ts'
import { caseOf, oneOfField } from '../../kit/list-fields.ts'
import { defineNodeKind, type StepInput } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { ownerOf } from '../../kit/person-field.ts'
import { recordField, writeAndGoOn } from '../../kit/record-target.ts'

const how = () =>
  choiceField({ title: 'Whose turn', options: { rota: 'Each in turn', 'least-loaded': 'Who has the least to do' } })

const config = z.strictObject({
  record: recordField(),
  to: oneOfField({
    title: 'Owner',
    cases: [
      caseOf('user', 'A named person', { user: userField({ title: 'Person' }) }),
      caseOf('team', 'Somebody of a team', { team: teamField({ title: 'Team' }), how: how() }),
      caseOf('users', 'One of several people', { users: usersField({ title: 'People' }), how: how() }),
    ],
    initial: { type: 'user' },
  }),
  keep: toggleField({ title: 'Keep the owner there is', description: 'Only a contact without an owner gets one.' }),
})
type Config = z.output<typeof config>

/** Makes somebody the owner: one person, or fairly one of several. */
export const assignOwner = defineNodeKind({
  type: 'assign-owner',
  category: 'action',
  icon: 'user-check',
  title: 'Assign owner',
  summary: 'Makes somebody the owner: a named person, or several in turn.',
  config,
  outlets: onwards,
  example: { record: 'contact', to: { type: 'team', team: 'sales', how: 'rota' }, keep: true },
  card: ({ to }) => describeOwner(to),
  bringsAbout: ({ record }) => [`field:${record}.owner`],
  picksPeople: ({ to }) => (to.type === 'user' ? null : to.how),
  step: (input) => {
    const { record, keep } = input.config
    const before = record === 'contact' ? ownerOf(input.facts) : (input.facts.company?.['owner'] ?? null)
    if (keep && before !== null) return { type: 'leave', by: 'next', note: phrase('The owner there is was kept.') }
    const owner = pickOwner(input)
    if (owner === null) return { type: 'leave', by: 'next', note: phrase('There was nobody to choose from.') }
    return writeAndGoOn(input.facts, { record, field: 'owner', value: owner })
  },
})

function pickOwner({ config: { to }, rota, leastLoaded, members }: StepInput<Config>): string | null {
  if (to.type === 'user') return to.user
  const people = to.type === 'team' ? members(to.team) : to.users
  return to.how === 'rota' ? rota(people) : leastLoaded(people)
}

function describeOwner(to: Config['to']): Phrase {
  switch (to.type) {
    case 'user':
      return phrase('Make {person} the owner', { person: { type: 'user', id: to.user } })
    case 'team':
      return phrase('Give an owner from the team {team}', { team: { type: 'team', id: to.team } })
    case 'users':
      return phrase('Give an owner among {people}', {
        people: { type: 'list', of: to.users.map((id) => ({ type: 'user', id })) },
      })
  }
}
