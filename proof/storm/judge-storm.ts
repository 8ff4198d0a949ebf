import type { TestServer } from '../../apps/server/test/test-server.ts'
import type { AfterStorm, Storm } from './storm.ts'

/** What is not as it has to be after a storm, given how often a letter came to each address. */
export async function faultsAfter(
  { context, admin }: TestServer,
  { contacts, poisoned }: Storm,
  { flow, poisoned: broken }: AfterStorm,
  letters: ReadonlyMap<string, number>,
): Promise<string[]> {
  const tables = context.store.auth.kysely.withTables<Record<'run' | 'deal', { id: number; flow: string; contact_id: number; status: string; outcome: string }>>() // prettier-ignore
  const runs = await tables
    .selectFrom('run')
    .select(['contact_id', 'status', 'outcome'])
    .where('flow', '=', flow)
    .execute()
  const deals = await tables
    .selectFrom('deal')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirst()
  const aside = await context.store.turns.listSetAside({ limit: 100 })
  const { counts } = await admin.readFlow({ params: { id: flow } })
  const served = contacts - poisoned
  const checked: [boolean, string][] = [
    [runs.length === served, `${runs.length} runs for ${served} contacts`],
    [new Set(runs.map((run) => run.contact_id)).size === runs.length, 'a contact has two runs'],
    [runs.every(({ status, outcome }) => status === 'ended' && outcome === 'done'), 'a run did not come to its end'],
    [Number(deals?.count) === served, `${String(deals?.count)} deals`],
    [letters.size === served, `letters to ${letters.size} addresses`],
    [[...letters.values()].every((times) => times === 1), 'a letter came twice'],
    [aside.rows.map(({ contact }) => contact.id).toSorted((a, b) => a - b).join() === broken.join(), `set aside: ${aside.rows.length}`],
    [aside.rows.every(({ problem }) => problem.code === 'turn/failed'), 'one set aside does not say why'],
    [counts.enrolled === served && counts.ended === served, `the figures say ${counts.enrolled} and ${counts.ended}`],
  ] // prettier-ignore
  return checked.filter(([holds]) => !holds).map(([, fault]) => fault)
}
