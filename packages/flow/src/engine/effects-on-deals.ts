import { phrase, type FieldValues } from '@etape/conditions'
import { coerce, makeDeal, writeFields, type Deal, type NewChange } from '@etape/crm'
import type { Effect } from '../kit/outcome.ts'
import { touch, type DealDraft, type DealPlace, type Draft, type Origin } from './draft.ts'
import type { Acting } from './apply-effects.ts'
import { failedStep } from './run-problems.ts'
import type { RunProblem } from './run.ts'
import { addChange, tellOfDeal } from './write-record.ts'

type EffectOf<Type extends Effect['type']> = Extract<Effect, { type: Type }>

export function createDeal(
  { draft, live, origin }: Acting,
  { type: _type, withCompany, ...given }: EffectOf<'create-deal'>,
): RunProblem | null {
  const { contact, settings, world } = draft
  const companyId = withCompany ? contact.companyId : null
  const id = settings.ids.next('deal')
  const made = makeDeal({ ...given, id, companyId, contactIds: [contact.id] }, world.crm, settings.now)
  if (!made.ok) return failedStep({ type: 'list', of: made.problems.map(({ message }) => message) })
  const deal = made.value
  draft.deals.push({ deal, created: true, written: true, told: null })
  draft.facts.deals.push(deal.fields)
  live.run.memory = { ...live.run.memory, deals: [...(live.run.memory?.deals ?? []), id] }
  touch(draft, 'deals', origin)
  addChange(draft, creationOf(deal, draft, origin))
  tellOfDeal(draft, deal, { created: true, before: null, origin })
  return null
}

const creationOf = ({ id, fields }: Deal, { contact, settings }: Draft, { cause }: Origin): NewChange => ({
  record: 'deal',
  recordId: id,
  contactId: contact.id,
  field: 'stage',
  before: null,
  after: fields['stage'] ?? null,
  outcome: 'accepted',
  rule: null,
  cause,
  at: settings.now,
})

/** Writes a deal by the rules. Answers the changes, or `null` when there is no such deal. */
export function updateDeal(
  acting: Acting,
  { which, fields }: EffectOf<'update-deal'>,
): { changes: readonly NewChange[] } | null {
  const { draft, origin } = acting
  const index = which === 'latest-open' ? latestOpen(draft) : latestMade(acting)
  const found = draft.deals[index]
  if (!found) return null
  const before = placeOf(found.deal)
  const { record, changes } = writeFields(found.deal, writesOf(draft, fields), {
    record: 'deal',
    recordId: found.deal.id,
    contactId: draft.contact.id,
    catalog: draft.world.catalog,
    settings: draft.world.crm,
    at: draft.settings.now,
    cause: origin.cause,
  })
  for (const change of changes) addChange(draft, change)
  const changed = changes.filter(({ outcome }) => outcome === 'accepted').map(({ field }) => field)
  if (changed.length > 0) keepDeal(draft, index, { record, changed, before, origin })
  return { changes }
}

interface Written {
  record: Deal
  changed: readonly string[]
  before: DealPlace
  origin: Origin
}

function keepDeal(draft: Draft, index: number, { record, changed, before, origin }: Written): void {
  const found = draft.deals[index]
  if (!found) return
  // However often it is written in the turn, its row is written once.
  const version = found.written ? found.deal.version : record.version
  const deal = { ...record, version }
  draft.deals[index] = { ...found, deal, written: true, told: toldOf(found, { changed, before, origin }) }
  draft.facts.deals[index] = deal.fields
  touch(draft, 'deals', origin)
  const after = placeOf(deal)
  if (after.pipeline === before.pipeline && after.stage === before.stage) return
  tellOfDeal(draft, deal, { created: false, before, origin })
}

function toldOf({ told, created }: DealDraft, now: Omit<Written, 'record'>): DealDraft['told'] {
  if (created) return null
  const changed = [...new Set([...(told?.changed ?? []), ...now.changed])]
  return { created: false, changed, before: told?.before ?? now.before, origin: now.origin }
}

const placeOf = ({ fields }: Deal): DealPlace => ({
  pipeline: String(fields['pipeline'] ?? ''),
  stage: String(fields['stage'] ?? ''),
})

const latestOpen = ({ deals }: Draft): number => deals.findLastIndex(({ deal }) => deal.fields['type'] === 'open')

function latestMade({ draft, live }: Acting): number {
  const made = new Set(live.run.memory?.deals)
  return draft.deals.findLastIndex(({ deal }) => made.has(deal.id))
}

/** Personalised texts and copies arrive as they were found; what cannot be read is left for the write to refuse. */
function writesOf({ world }: Draft, fields: FieldValues) {
  return Object.entries(fields).map(([field, value]) => {
    const known = world.catalog.get(`deal.${field}`)
    const reading = known && coerce(known, value)
    return { field, value: reading?.ok ? reading.value : value }
  })
}

/** What the step says when the deal to be written is not there. */
export const noDeal = phrase('The contact has no such deal: nothing was written.')
