import type { Cause } from '@etape/crm'
import type { TaskRow } from '@etape/store'
import type { Context } from '../context.ts'
import { causeOf } from './caller.ts'
import type { Handlers } from './handlers.ts'
import { found, readId, showId } from './record-id.ts'
import { Refusal } from './refusal.ts'
import { showTask } from './show-records.ts'
import { showPage } from './shown-page.ts'
import { tellContact } from './write-contact.ts'

export const taskHandlers = (context: Context): Handlers<'listTasks' | 'createTask' | 'updateTask'> => ({
  listTasks: ({ query: { contact, deal, ...query } }) => {
    const of = { contact: contact && readId(contact), deal: deal && readId(deal) }
    const asked = { ...query, contact: of.contact || undefined, deal: of.deal || undefined, now: context.clock.now() }
    return showPage(context.store.tasks.list(asked), showTask)
  },
  createTask: async ({ body: { contact, company, deal, ...task }, caller }) => {
    await checkAssignee(context, task.assignee)
    const about = await recordsOf(context, { contact, company, deal })
    const kept = { doneAt: null, createdAt: context.clock.now(), createdBy: causeOf(caller) }
    const created = await context.store.tasks.create({ ...task, ...about, ...kept })
    context.stream.publish('task', showId(created.id))
    return showTask(created)
  },
  updateTask: async ({ params, body: { done, ...values }, caller }) => {
    await checkAssignee(context, values.assignee ?? null)
    const before = found(await context.store.tasks.get(readId(params.id)))
    const doneAt = done === undefined ? {} : { doneAt: done ? context.clock.now() : null }
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
    const task = found(await context.store.tasks.update(readId(params.id), { ...given, ...doneAt }))
    context.stream.publish('task', params.id)
    if (before.doneAt === null && task.doneAt !== null) await tellOfTask(context, task, causeOf(caller))
    return showTask(task)
  },
})

/** A task that is done can start flows of its contact. */
async function tellOfTask(context: Context, { id, type, title, contact }: TaskRow, cause: Cause): Promise<void> {
  if (contact) await tellContact(context, contact.id, { type: 'task', taskId: id, taskType: type, title, cause })
}

async function checkAssignee({ store }: Context, assignee: string | null): Promise<void> {
  if (assignee === null || (await store.users.get(assignee))) return
  throw new Refusal('request/not-found', { detail: 'The assignee does not exist.' })
}

interface About {
  contact: string | null
  company: string | null
  deal: string | null
}

async function recordsOf({ store }: Context, { contact, company, deal }: About) {
  return {
    contactId: contact === null ? null : found(await store.contacts.read(readId(contact))).id,
    companyId: company === null ? null : found(await store.companies.read(readId(company))).id,
    dealId: deal === null ? null : found(await store.deals.read(readId(deal))).id,
  }
}
