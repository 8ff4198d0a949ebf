import type { Change, Cause } from '@etape/crm'
import type { Condition, FieldValue, FieldValues, VerdictNode } from '@etape/conditions'
import type { ResponseOf, RouteName } from '@etape/contract'
import type {
  CompanyRow,
  ContactDetail,
  ContactRow,
  DealRow,
  Named,
  TaskRow,
  TimelineRow as StoredTimelineRow,
} from '@etape/store'
import { showId } from './record-id.ts'

type Rows<N extends RouteName> = ResponseOf<N> extends { rows: (infer Row)[] } ? Row : never

type ShownFields = Rows<'listContacts'>['fields']

export const showNamed = ({ id, name }: Named) => ({ id: showId(id), name })
export const showNamedOrNone = (named: Named | null) => named && showNamed(named)

const showValue = (value: FieldValue): ShownFields[string] =>
  (Array.isArray(value) ? [...value] : value) as ShownFields[string]

const showFields = (fields: FieldValues): ShownFields =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, showValue(value)]))

export const showContact = ({ id, version, name, company, fields }: ContactRow): Rows<'listContacts'> => ({
  id: showId(id),
  version,
  name,
  company: showNamedOrNone(company),
  fields: showFields(fields),
})

export const showContactDetail = (contact: ContactDetail): ResponseOf<'readContact'> => ({
  ...showContact(contact),
  segments: contact.segments,
  deals: contact.deals.map((deal) => ({ ...deal, id: showId(deal.id) })),
  stages: contact.stages,
})

export const showCompany = ({ id, fields, ...company }: CompanyRow): Rows<'listCompanies'> => ({
  ...company,
  id: showId(id),
  fields: showFields(fields),
})

export const showDeal = ({ id, fields, company, contacts, ...deal }: DealRow): Rows<'listDeals'> => ({
  ...deal,
  id: showId(id),
  fields: showFields(fields),
  company: showNamedOrNone(company),
  contacts: contacts.map(showNamed),
})

export const showTask = ({ id, contact, company, deal, ...task }: TaskRow): Rows<'listTasks'> => ({
  ...task,
  id: showId(id),
  contact: showNamedOrNone(contact),
  company: showNamedOrNone(company),
  deal: showNamedOrNone(deal),
})

/** Ids inside a cause are numbers of records; outside they are texts like all ids. */
export function showCause(cause: Cause): Rows<'listContactChanges'>['cause'] {
  switch (cause.by) {
    case 'import':
      return { ...cause, importId: showId(cause.importId) }
    case 'event':
      return { ...cause, eventId: cause.eventId === null ? null : showId(cause.eventId) }
    case 'run':
      return { ...cause, runId: showId(cause.runId), stepId: showId(cause.stepId) }
    default:
      return { ...cause }
  }
}

export const showChange = ({ contactId: _contact, ...change }: Change): Rows<'listContactChanges'> => ({
  ...change,
  id: showId(change.id),
  recordId: showId(change.recordId),
  before: showValue(change.before),
  after: showValue(change.after),
  cause: showCause(change.cause),
})

export const showCondition = (condition: Condition | null): Record<string, unknown> | null =>
  condition && { ...condition }

export const showVerdict = (verdict: VerdictNode) => ({ ...verdict })

export function showTimelineRow(row: StoredTimelineRow): Rows<'readTimeline'> {
  const { change, segment, run, message, deal, task, note, ...rest } = row
  return {
    ...rest,
    ...(change && { change: showChange(change) }),
    ...(segment && {
      segment: {
        ...segment,
        verdict: segment.verdict && showVerdict(segment.verdict),
        cause: showCause(segment.cause),
      },
    }),
    ...(run && { run: { ...run, id: showId(run.id) } }),
    ...(message && { message: { ...message, delivery: showId(message.delivery) } }),
    ...(deal && { deal: { ...deal, id: showId(deal.id), cause: showCause(deal.cause) } }),
    ...(task && { task: { ...task, id: showId(task.id) } }),
    ...(note && { note: { ...note, author: showCause(note.author) } }),
  }
}
