import type { Facts } from '@etape/conditions'
import type { z } from 'zod'
import { userField } from './fields.ts'
import { caseOf, oneOfField } from './list-fields.ts'

/** Who gets something: the contact's owner, somebody named, or nobody. */
export const personField = ({ title }: { title: string }) =>
  oneOfField({
    title,
    cases: [
      caseOf('owner', 'The contact’s owner', {}),
      caseOf('user', 'A named person', { user: userField({ title: 'Person' }) }),
      caseOf('nobody', 'Nobody', {}),
    ],
    initial: { type: 'owner' },
  })

export type Person = z.output<ReturnType<typeof personField>>

/** The user's id, if there is one. */
export function userOf(person: Person, facts: Facts): string | null {
  switch (person.type) {
    case 'user':
      return person.user
    case 'owner':
      return ownerOf(facts)
    case 'nobody':
      return null
  }
}

export function ownerOf(facts: Facts): string | null {
  const owner = facts.contact['owner']
  return typeof owner === 'string' ? owner : null
}
