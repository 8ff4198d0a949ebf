import { ValueTakenError } from '@etape/store'
import type { Context } from '../context.ts'
import { createCompany, updateCompany } from '../records/write-companies.ts'
import { retryConflicts } from '../records/retry-conflicts.ts'
import { causeOf, type KeyHolder, type Person } from './caller.ts'
import type { Handlers } from './handlers.ts'
import { readFields } from './read-fields.ts'
import { found, readId } from './record-id.ts'
import { Refusal } from './refusal.ts'
import { showChange, showCompany } from './show-records.ts'
import { showPage } from './shown-page.ts'

export const companyHandlers = (
  context: Context,
): Handlers<'listCompanies' | 'createCompany' | 'readCompany' | 'updateCompany' | 'listCompanyChanges'> => ({
  listCompanies: ({ query }) => showPage(context.store.companies.list(query), showCompany),
  createCompany: async ({ body, caller }) => {
    const fields = readFields('company', body.fields, context.definitions.current())
    const moment = momentOf(context, caller)
    const id = await domainFree(context.store.transaction((store) => createCompany(store, fields, moment)))
    context.stream.publish('company', null)
    return showCompany(found(await context.store.companies.get(id)))
  },
  readCompany: async ({ params }) => showCompany(found(await context.store.companies.get(readId(params.id)))),
  updateCompany: async ({ params, body, caller }) => {
    const id = readId(params.id)
    const fields = readFields('company', body.fields, context.definitions.current())
    const moment = momentOf(context, caller)
    const changes = found(
      await domainFree(
        retryConflicts(() => context.store.transaction((store) => updateCompany(store, id, fields, moment))),
      ),
    )
    context.runtime.wake()
    context.stream.publish('company', params.id)
    const company = showCompany(found(await context.store.companies.get(id)))
    const refused = changes.filter(({ outcome }) => outcome === 'refused')
    return { company, refused: refused.map(({ field, rule }) => ({ field, rule: rule ?? 'refused' })) }
  },
  listCompanyChanges: async ({ params, query }) => {
    const { id } = found(await context.store.companies.read(readId(params.id)))
    return showPage(context.store.companies.changes(id, query), showChange)
  },
})

export const momentOf = ({ definitions, clock }: Context, caller: Person | KeyHolder) => ({
  defined: definitions.current(),
  at: clock.now(),
  cause: causeOf(caller),
})

async function domainFree<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    if (error instanceof ValueTakenError) throw new Refusal('company/exists')
    throw error
  }
}
