import type { EventFact, FieldValues, Facts } from '@etape/conditions'
import type { CompanyBox, ContactState } from './turn.ts'

/** Facts that a turn keeps up to date while it writes. */
export interface MutableFacts extends Facts {
  contact: FieldValues
  company: FieldValues | null
  deals: FieldValues[]
  events: EventFact[]
  segments: Set<string>
  flows: Map<string, 'under-way' | 'over'>
}

/** The contact's own company; what was loaded may be the one that an input is about to bring it to. */
export function ownBox({ contact, company }: ContactState): CompanyBox | null {
  return company?.current.id === contact.companyId ? company : null
}

/** What conditions can read of a contact as it is loaded. */
export function factsOf(state: ContactState): MutableFacts {
  return {
    contact: state.contact.fields,
    company: ownBox(state)?.current.fields ?? null,
    deals: state.deals.map((deal) => deal.fields),
    events: [...state.events],
    segments: new Set(state.segments.keys()),
    flows: flowsOf(state),
  }
}

/** Which flows the contact has come into, and where it is under way. */
export function flowsOf({ past, runs }: Pick<ContactState, 'past' | 'runs'>): MutableFacts['flows'] {
  const flows: MutableFacts['flows'] = new Map(past.map(({ flow }) => [flow, 'over']))
  for (const { flow, status } of runs) if (status === 'waiting') flows.set(flow, 'under-way')
  return flows
}

/** Puts an event where it belongs in time; after those of the same moment. */
export function insertEvent(events: EventFact[], event: EventFact): void {
  let place = events.length
  while ((events[place - 1]?.at ?? -Infinity) > event.at) place -= 1
  events.splice(place, 0, event)
}
