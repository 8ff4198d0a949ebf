import type { Context } from '../context.ts'
import { retryConflicts } from '../records/retry-conflicts.ts'
import { createDeal, newDeal, updateDeal } from '../records/write-deals.ts'
import { momentOf } from './companies.ts'
import type { Handlers } from './handlers.ts'
import { readFields } from './read-fields.ts'
import { found, readId, showId } from './record-id.ts'
import { Refusal } from './refusal.ts'
import { showDeal } from './show-records.ts'
import { showPage } from './shown-page.ts'

const patienceMs = 5_000

export const dealHandlers = (
  context: Context,
): Handlers<'listDeals' | 'summariseDeals' | 'createDeal' | 'readDeal' | 'updateDeal'> => ({
  listDeals: ({ query: { company, contact, ...query } }) =>
    showPage(context.store.deals.list({ ...query, company: idOrNone(company), contact: idOrNone(contact) }), showDeal),
  summariseDeals: ({ query }) => context.store.deals.summary(query.pipeline),
  createDeal: async ({ body, caller }) => {
    const moment = momentOf(context, caller)
    const write = { fields: readFields('deal', body.fields, moment.defined), ...(await partiesOf(context, body)) }
    const made = newDeal(context.store.ids.next('deal'), write, moment)
    if (!made.ok) throw new Refusal('deal/stage-unknown', { problems: made.problems })
    await retryConflicts(() => context.store.transaction((store) => createDeal(store, made.value, moment)))
    return tell(context, made.value.id, made.value.contactIds)
  },
  readDeal: async ({ params }) => showDeal(found(await context.store.deals.get(readId(params.id)))),
  updateDeal: async ({ params, body, caller }) => {
    const moment = momentOf(context, caller)
    const id = readId(params.id)
    const write = { fields: readFields('deal', body.fields, moment.defined), ...(await partiesOf(context, body)) }
    const changes = found(
      await retryConflicts(() => context.store.transaction((store) => updateDeal(store, id, write, moment))),
    )
    const refused = changes.find(({ rule }) => rule === 'stage-not-in-pipeline')
    if (refused) throw new Refusal('deal/stage-unknown')
    const deal = found(await context.store.deals.read(id))
    return tell(context, id, deal.contactIds)
  },
})

const idOrNone = (id: string | undefined) => (id === undefined ? undefined : readId(id))

interface Parties {
  company?: string | null | undefined
  contacts?: readonly string[] | undefined
}

/** Company and contacts that exist; a reference to one that does not is refused. */
async function partiesOf({ store }: Context, { company, contacts }: Parties) {
  const companyId =
    company === undefined || company === null ? company : found(await store.companies.read(readId(company))).id
  const contactIds = contacts?.map(readId)
  if (contactIds && (await store.contacts.getMany(contactIds)).length < new Set(contactIds).size) {
    throw new Refusal('request/not-found', { detail: 'One of the contacts does not exist.' })
  }
  return { ...(companyId !== undefined && { companyId }), ...(contactIds && { contactIds: [...new Set(contactIds)] }) }
}

async function tell(context: Context, id: number, contactIds: readonly number[]) {
  context.runtime.wake()
  await context.runtime.settled(contactIds, patienceMs)
  context.stream.publish('deal', showId(id))
  context.stream.publish('company', null)
  return showDeal(found(await context.store.deals.get(id)))
}
