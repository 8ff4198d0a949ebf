import type { EpochMs } from '@etape/conditions'
import type { CompanyDraft, DealDraft, Draft } from './draft.ts'
import { dueAt } from './due-at.ts'
import type { Run } from './run.ts'
import type { Turn } from './turn.ts'

/** The rows of a turn that has come to rest. */
export function closeTurn(draft: Draft): Turn {
  const { state } = draft
  return {
    contactId: state.contact.id,
    at: Math.max(draft.settings.now, state.turnedAt ?? 0),
    contact: draft.contactWritten ? draft.contact : null,
    companies: draft.companies
      .filter(({ created, written }) => created || written)
      .map(({ box, created }) => ({ company: box.current, created })),
    deals: draft.deals.filter(({ written }) => written).map(({ deal, created }) => ({ deal, created })),
    tasks: draft.tasks,
    notes: draft.notes,
    events: draft.events,
    runs: draft.runs
      .filter(({ changed }) => changed)
      .map(({ run, created }) => ({ run, created, ...failureBefore(draft, run) })),
    steps: draft.steps,
    changes: draft.changes,
    memberships: draft.memberships,
    deliveries: draft.deliveries,
    onward: [
      ...draft.companies.flatMap((company) => companyOnward(company, draft)),
      ...draft.deals.flatMap((deal) => dealOnward(deal, draft)),
    ],
    later: draft.later,
    putOff: draft.putOff,
    consumed: draft.consumed,
    dueAt: dueAt(draft),
  }
}

/** The company's other contacts hear in turns of their own of what was written to it. */
function companyOnward({ box, created, writes }: CompanyDraft, { state, settings }: Draft): Turn['onward'] {
  if (!writes || created) return []
  const { before, stageMoved, origin } = writes
  const { cause, through, hop, startsFlows } = origin
  const companyId = box.current.id
  const changed = Object.keys(before)
  return [
    {
      to: { contactsOfCompany: companyId, but: state.contact.id },
      content: { type: 'company', companyId, changed, before, stageMoved, cause, through, runFlows: startsFlows },
      hop: hop + 1,
      at: settings.now,
    },
  ]
}

/** As for companies, of a deal that has other contacts. */
function dealOnward({ deal, told }: DealDraft, { state, settings }: Draft): Turn['onward'] {
  if (!told || deal.contactIds.every((id) => id === state.contact.id)) return []
  const { created, changed, before, origin } = told
  const { cause, through, hop, startsFlows: runFlows } = origin
  const content = {
    type: 'deal',
    dealId: deal.id,
    created,
    changed,
    ...(before && { before }),
    cause,
    through,
    runFlows,
  } as const
  return [{ to: { contactsOfDeal: deal.id, but: state.contact.id }, content, hop: hop + 1, at: settings.now }]
}

function failureBefore({ state }: Draft, { id }: Run): { failedAt?: EpochMs } {
  const before = state.runs.find((run) => run.id === id)
  return before?.status === 'failed' ? { failedAt: before.endedAt ?? before.arrivedAt } : {}
}
