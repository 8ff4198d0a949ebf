import type { TimelineRow } from '@etape/store'
import type { Context } from '../context.ts'
import { causeOf } from './caller.ts'
import type { Handlers } from './handlers.ts'
import { readFields } from './read-fields.ts'
import { filterOf } from './read-question.ts'
import { found, readId, showId } from './record-id.ts'
import { Refusal } from './refusal.ts'
import { showChange, showContact, showContactDetail, showTimelineRow } from './show-records.ts'
import { showPage } from './shown-page.ts'
import { showRun } from './show-flows.ts'
import { createContact, tellContact, writeContact } from './write-contact.ts'

export const contactHandlers = (
  context: Context,
): Handlers<'listContacts' | 'createContact' | 'readContact' | 'updateContact' | 'deleteContact'> => ({
  listContacts: ({ query: { cursor, limit, sort, order, ...filter } }) =>
    showPage(context.store.contacts.list({ ...filterOf(filter, context), cursor, limit, sort, order }), showContact),
  createContact: async ({ body, caller }) => {
    const fields = readFields('contact', body.fields, context.definitions.current())
    const id = await createContact(context, { fields, caller })
    return showContact(found(await context.store.contacts.get(id)))
  },
  readContact: async ({ params }) => showContactDetail(found(await context.store.contacts.detail(readId(params.id)))),
  updateContact: async ({ params, body, caller }) => {
    const id = readId(params.id)
    found(await context.store.contacts.read(id))
    const fields = readFields('contact', body.fields, context.definitions.current())
    const before = await lastChange(context, id)
    await writeContact(context, id, { fields, caller })
    const contact = showContact(found(await context.store.contacts.get(id)))
    return { contact, refused: await refusedSince(context, id, before) }
  },
  deleteContact: async ({ params, caller }) => {
    const doing = { at: context.clock.now(), cause: causeOf(caller) }
    if (!(await context.store.contacts.delete(readId(params.id), doing))) throw new Refusal('request/not-found')
    context.stream.publish('contact', params.id)
    return null
  },
})

export const contactHistoryHandlers = (
  context: Context,
): Handlers<'readTimeline' | 'listContactRuns' | 'listContactChanges' | 'addNote' | 'recordEvent'> => ({
  readTimeline: async ({ params, query: { kinds, ...paging } }) => {
    const id = await knownContact(context, params.id)
    return showPage(context.store.contacts.timeline(id, { ...paging, kinds: kindsIn(kinds) }), showTimelineRow)
  },
  listContactRuns: async ({ params, query }) =>
    showPage(context.store.contacts.runs(await knownContact(context, params.id), query), showRun),
  listContactChanges: async ({ params, query }) =>
    showPage(context.store.contacts.changes(await knownContact(context, params.id), query), showChange),
  addNote: async ({ params, body, caller }) => {
    const contactId = await knownContact(context, params.id)
    const note = { contactId, text: body.text, at: context.clock.now(), author: causeOf(caller) }
    const id = await context.store.notes.create(note)
    context.stream.publish('contact', params.id)
    return { id: showId(id) }
  },
  recordEvent: async ({ params, body, caller }) => {
    const id = readId(params.id)
    await tellContact(context, id, { type: 'event', ...body, cause: causeOf(caller) })
    const newest = await context.store.contacts.timeline(id, { kinds: ['event'], limit: 1 })
    return { id: newest.rows[0]?.id ?? 'waiting' }
  },
})

const timelineKinds: readonly TimelineRow['kind'][] = [
  'event',
  'change',
  'segment',
  'run',
  'message',
  'deal',
  'task',
  'note',
]

function kindsIn(text: string | undefined): TimelineRow['kind'][] | undefined {
  if (!text) return undefined
  const asked = new Set(text.split(','))
  return timelineKinds.filter((kind) => asked.has(kind))
}

async function knownContact({ store }: Context, id: string): Promise<number> {
  return found(await store.contacts.read(readId(id))).id
}

async function lastChange({ store }: Context, id: number): Promise<number> {
  const newest = await store.contacts.changes(id, { limit: 1 })
  return newest.rows[0]?.id ?? 0
}

async function refusedSince({ store }: Context, id: number, before: number) {
  const { rows } = await store.contacts.changes(id, { limit: 100 })
  return rows
    .filter((change) => change.id > before && change.outcome === 'refused' && isByCaller(change.cause.by))
    .map(({ field, rule }) => ({ field, rule: rule ?? 'refused' }))
}

const isByCaller = (by: string): boolean => by === 'person' || by === 'api'
