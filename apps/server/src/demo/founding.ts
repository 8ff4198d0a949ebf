import type { FlowDocument, FlowTemplate } from '@etape/flow'
import type { Field } from '@etape/conditions'
import type { UserRow } from '@etape/store'
import { adminEmail, firstAdmin } from '../first-start.ts'
import { takeUpDefinitions } from '../redefine.ts'
import { countMembers } from '../segments/count-members.ts'
import { provideNeeds } from '../templates/provide-needs.ts'
import { createCompany } from '../records/write-companies.ts'
import type { DemoCompany, DemoPerson } from './cast.ts'
import type { Theatre } from './theatre.ts'

export type People = Readonly<Record<DemoPerson, UserRow>>

/** Who works here. */
export async function hirePeople({ store, clock }: Theatre): Promise<People> {
  await store.teams.save({ id: 'sales', name: 'Sales' })
  const admin = await firstAdmin(store)
  const named = await store.users.update(admin.id, { name: 'Alva Lindqvist' })
  const createdAt = clock.now()
  const hire = (person: Omit<UserRow, 'language'>) => store.users.create({ ...person, language: null, createdAt })
  return {
    admin: named ?? admin,
    marketer: await hire({
      id: 'demo-marketer',
      name: 'Margot Delacroix',
      email: address('margot'),
      role: 'marketer',
      team: null,
    }),
    seller: await hire({
      id: 'demo-seller',
      name: 'Sam Okafor',
      email: address('sam'),
      role: 'marketer',
      team: 'sales',
    }),
  }
}

const address = (name: string) => adminEmail.replace(/^[^@]+/, name)

const inAll = (text: string) => ({ en: text, fr: text, sv: text })

const fields: readonly Field[] = [
  {
    object: 'company', key: 'tier', type: 'choice', builtIn: false,
    label: { en: 'Tier', fr: 'Catégorie', sv: 'Nivå' },
    choices: ['A', 'B', 'C'].map((value) => ({ value, label: inAll(value) })),
  },
  {
    object: 'contact', key: 'first_touch', type: 'text', builtIn: false,
    label: { en: 'First touch', fr: 'Premier contact', sv: 'Första kontakt' },
  },
] // prettier-ignore

/** Fields and segments of our own, beside those the templates bring. */
export async function defineVocabulary(theatre: Theatre): Promise<void> {
  const { store, clock } = theatre
  for (const field of fields) await store.settings.createField(field)
  await store.settings.saveWorkspace({ name: 'Sensora', zone: 'Europe/Paris' })
  const segments = [
    { name: 'Swedish contacts', condition: { fact: 'contact.country', operator: 'equal', value: 'Sweden' } },
    { name: 'Large accounts', condition: { fact: 'company.size', operator: 'at-least', value: 120 } },
  ] as const
  for (const { name, condition } of segments) {
    await store.segments.create({ name, description: '', kind: 'dynamic', condition }, clock.now())
  }
  const fair = { name: 'Trade fair visitors', description: 'Put on by hand.', kind: 'static', condition: null } as const
  await store.segments.create(fair, clock.now())
  await takeUpDefinitions(theatre, 'settings')
  for (const segment of await store.segments.list()) await countMembers(theatre, segment.id)
}

export async function foundCompanies(
  { store, clock, definitions }: Theatre,
  companies: readonly DemoCompany[],
  by: UserRow,
): Promise<void> {
  const cause = { by: 'person', user: by.id, name: by.name } as const
  const moment = { defined: definitions.current(), at: clock.now(), cause }
  await store.transaction(async (groups) => {
    for (const company of companies) await createCompany(groups, { ...company }, moment)
  })
}

/** Templates as flows. Answers their ids by the template's. */
export async function drawFlows(
  theatre: Theatre,
  templates: readonly FlowTemplate[],
  by: UserRow,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const template of templates) {
    await provideNeeds(theatre, template, 'en')
    ids.set(template.id, await drawFlow(theatre, template, by))
  }
  return ids
}

async function drawFlow({ store, clock }: Theatre, template: FlowTemplate, by: UserRow): Promise<string> {
  const { name, description } = template
  const flow = { name: name.en, description: description.en, document: template.document('en') }
  return (await store.flows.create({ ...flow, by: by.name, at: clock.now() })).id
}

/** Makes this drawing the flow's next version. */
export async function publish(
  theatre: Theatre,
  flow: string,
  { document, note, by }: { document: FlowDocument; note: string; by: UserRow },
): Promise<void> {
  const { store, clock } = theatre
  const who = { by: by.name, at: clock.now() }
  const draft = await store.flows.readDraft(flow)
  const { revision } = await store.flows.saveDraft(flow, { document, revision: draft?.revision ?? 0, ...who })
  await store.flows.publish(flow, { revision, note, ...who })
  await takeUpDefinitions(theatre, 'flow', flow)
}
