import type { Draft } from './draft.ts'
import { dueAt } from './due-at.ts'
import type { Turn } from './turn.ts'

/** The rows of a turn that has come to rest. */
export function closeTurn(draft: Draft): Turn {
  const { state, box, companyCreated, companyWritten } = draft
  return {
    contactId: state.contact.id,
    contact: draft.contactWritten ? draft.contact : null,
    company: box && (companyCreated || companyWritten) ? box.current : null,
    newCompany: companyCreated,
    deals: [...draft.deals.values()],
    tasks: draft.tasks,
    notes: draft.notes,
    events: draft.events,
    runs: draft.runs.filter(({ changed }) => changed).map(({ run, created }) => ({ run, created })),
    steps: draft.steps,
    changes: draft.changes,
    memberships: draft.memberships,
    deliveries: draft.deliveries,
    onward: onward(draft),
    consumed: draft.consumed,
    dueAt: dueAt(draft),
  }
}

/** The company's other contacts hear in turns of their own of what was written to it. */
function onward({ companyWrites, companyCreated, box, state, settings }: Draft): Turn['onward'] {
  if (!companyWrites || !box || companyCreated) return []
  const { before, stageMoved, origin } = companyWrites
  const changed = Object.keys(before)
  const { cause, through, hop, startsFlows } = origin
  return [
    {
      to: { contactsOfCompany: box.current.id, but: state.contact.id },
      content: {
        type: 'company',
        companyId: box.current.id,
        changed,
        before,
        stageMoved,
        cause,
        through,
        runFlows: startsFlows,
      },
      hop: hop + 1,
      at: settings.now,
    },
  ]
}
