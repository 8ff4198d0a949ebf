import type { FieldRef, FieldValues } from '@etape/conditions'
import type { Expectation, FlowTest } from '@etape/flow'
import type { Renamed } from './references.ts'

/** A test as it stands in a file: when and by whom it was kept stays behind. */
export const fileTest = ({ name, script, expects }: FlowTest) => ({ name, script, expects: [...expects] })

/** A test with segments and people under the ids they have here. */
export function renameInTest({ name, script, expects }: FlowTest, renamed: Renamed): FlowTest {
  const segment = (id: string) => renamed.get('segment')?.get(id) ?? id
  const user = (id: string) => renamed.get('user')?.get(id) ?? id
  const owned = (fields: FieldValues): FieldValues =>
    typeof fields['owner'] === 'string' ? { ...fields, owner: user(fields['owner']) } : fields
  const { sample } = script
  return {
    name,
    script: {
      ...script,
      sample: {
        ...sample,
        contact: owned(sample.contact),
        company: sample.company && owned(sample.company),
        deals: sample.deals.map(owned),
        onSegments: sample.onSegments.map(segment),
      },
      acts: script.acts.map((act) => (act.type === 'write' ? { ...act, fields: owned(act.fields) } : act)),
    },
    expects: expects.map((expectation) => renameExpected(expectation, user)),
  }
}

const owners: ReadonlySet<FieldRef> = new Set(['contact.owner', 'company.owner'])

function renameExpected(expectation: Expectation, user: (id: string) => string): Expectation {
  switch (expectation.type) {
    case 'field': {
      const { ref, value } = expectation
      return owners.has(ref) && typeof value === 'string' ? { ...expectation, value: user(value) } : expectation
    }
    case 'message': {
      const to = expectation.to.replace(
        /\b(user|owner):([^\s,]+)/g,
        (_, type: string, id: string) => `${type}:${user(id)}`,
      )
      return { ...expectation, to }
    }
    default:
      return expectation
  }
}
