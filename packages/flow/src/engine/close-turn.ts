import type { CompanyDraft, Draft } from './draft.ts'
import { dueAt } from './due-at.ts'
import type { Turn } from './turn.ts'

/** The rows of a turn that has come to rest. */
export function closeTurn(draft: Draft): Turn {
  const { state } = draft
  return {
    contactId: state.contact.id,
    contact: draft.contactWritten ? draft.contact : null,
    companies: draft.companies
      .filter(({ created, written }) => created || written)
      .map(({ box, created }) => ({ company: box.current, created })),
    deals: [...draft.deals.values()],
    tasks: draft.tasks,
    notes: draft.notes,
    events: draft.events,
    runs: draft.runs.filter(({ changed }) => changed).map(({ run, created }) => ({ run, created })),
    steps: draft.steps,
    changes: draft.changes,
    memberships: draft.memberships,
    deliveries: draft.deliveries,
    onward: draft.companies.flatMap((company) => onward(company, draft)),
    consumed: draft.consumed,
    dueAt: dueAt(draft),
  }
}

/** The company's other contacts hear in turns of their own of what was written to it. */
function onward({ box, created, writes }: CompanyDraft, { state, settings }: Draft): Turn['onward'] {
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
