import { phrase, type FieldCatalog, type FieldValue } from '@etape/conditions'
import { z } from 'zod'
import { fieldNamed } from '../../kit/field-ref.ts'
import { optionally, templateField } from '../../kit/fields.ts'
import { noteEmpty } from '../../kit/left-empty.ts'
import { defineNodeKind, type Fault } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { sharedFieldsField } from '../../kit/pick-fields.ts'
import { readRef } from '../../kit/record-target.ts'

const nothing = { text: '', missing: [] }

/** Gives the contact a company if it has none, and copies fields to it. Nothing empty is copied over something filled. */
export const provideCompany = defineNodeKind({
  type: 'provide-company',
  category: 'action',
  icon: 'building',
  title: 'Create or update company',
  summary: 'Gives the contact a company if it has none, and copies fields to it.',
  config: z.strictObject({
    name: optionally(templateField({ title: 'Name', max: 200, description: 'For a company that is not there yet.' })),
    domain: optionally(
      templateField({ title: 'Domain', max: 253, description: 'A company of this domain is joined if there is one.' }),
    ),
    copy: sharedFieldsField({ title: 'Copy from the contact', description: 'The stage moves forward only.' }),
  }),
  outlets: onwards,
  example: { name: '{{ event.company | }}', domain: null, copy: ['contact.country', 'contact.stage'] },
  card: ({ copy }) =>
    copy.length === 0
      ? phrase('Give the contact a company')
      : phrase('Copy {fields} to the company', {
          fields: { type: 'list', of: copy.map((id) => ({ type: 'field', id })) },
        }),
  faults: ({ copy }, catalog) => copy.flatMap((ref, index) => faultOf(ref, index, catalog)),
  bringsAbout: ({ copy }) => copy.map((ref) => `field:${ofCompany(ref)}`),
  step: ({ config, facts, render }) => {
    const name = config.name === null ? nothing : render(config.name)
    const domain = config.domain === null ? nothing : render(config.domain)
    const named = { name: name.text.trim() || null, domain: domain.text.trim().toLowerCase() || null }
    if (!facts.company && named.name === null && named.domain === null)
      return {
        type: 'leave',
        by: 'next',
        note: phrase('The contact has no company, and there is no name for a new one.'),
      }
    const copied = config.copy.map((ref): [string, FieldValue] => [keyOf(ref), readRef(facts, ref)])
    const fields = Object.fromEntries(copied.filter(([, value]) => value !== null))
    const effects = [{ type: 'provide-company', ...named, fields }] as const
    return { type: 'leave', by: 'next', effects, ...noteEmpty(name, domain) }
  },
})

const keyOf = (ref: string): string => ref.slice(ref.indexOf('.') + 1)
const ofCompany = (ref: string): string => `company.${keyOf(ref)}`

function faultOf(ref: string, index: number, catalog: FieldCatalog): Fault[] {
  const [field, target] = [fieldNamed(catalog, ref), fieldNamed(catalog, ofCompany(ref))]
  const where = `config.copy.${index}`
  if (!field || (target?.type === field.type && !target.readOnly)) return []
  return [
    {
      where,
      message: phrase('The company has no field that {field} could be copied to.', {
        field: { type: 'field', id: ref },
      }),
    },
  ]
}
