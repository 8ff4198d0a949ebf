import { fieldValue, type Company } from '@etape/crm'
import type { Effect } from '../kit/outcome.ts'
import { enterCompany } from './join-company.ts'
import { openCompany, type Draft, type Origin } from './draft.ts'

type ProvideCompany = Extract<Effect, { type: 'provide-company' }>

/** A contact without a company gets the one of this domain or name, or a new one. Whether it has one now. */
export function provideCompany(draft: Draft, effect: ProvideCompany, origin: Origin): boolean {
  if (draft.company) return true
  const { name, domain } = wanted(effect)
  const { companiesByDomain, companiesByName } = draft.state
  const known = (domain && companiesByDomain?.get(domain)) || (name && companiesByName?.get(name))
  const called = name ?? domain
  if (called === null) return false
  const box = known || { current: makeCompany(draft, called, domain) }
  if (domain) companiesByDomain?.set(domain, box)
  if (name) companiesByName?.set(name, box)
  enterCompany(draft, { ...openCompany(box), created: !known }, origin)
  return true
}

const wanted = ({ name, domain }: ProvideCompany) => ({
  name: name?.trim() || null,
  domain: domain?.trim().toLowerCase() || null,
})

function makeCompany({ settings }: Draft, name: string, domain: string | null): Company {
  const { now, ids } = settings
  return { id: ids.next('company'), version: 1, fields: { name, domain, created_at: now, updated_at: now } }
}

/** The company's name and domain as far as it has none yet, so that what people wrote stays. */
export function missingNames({ facts }: Draft, effect: ProvideCompany) {
  return Object.entries(wanted(effect)).flatMap(([field, value]) =>
    value !== null && fieldValue(facts.company ?? {}, field) === null ? [{ field, value }] : [],
  )
}
