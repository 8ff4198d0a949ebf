import type { Store } from '@etape/store'

/** What a contact has to have come to when each flow took it once, whoever was quicker. */
export async function faultsOf(store: Store, id: number): Promise<string[]> {
  const { rows: changes } = await store.contacts.changes(id, { limit: 100 })
  const contact = await store.contacts.get(id)
  const runs = await store.runs.list({ contact: id, limit: 50 })
  const letters = await store.deliveries.list({ contact: id, limit: 50 })
  const checked: [boolean, string][] = [
    [contact?.fields['score'] === 22, `an update of the score was lost: ${String(contact?.fields['score'])}`],
    [contact?.fields['stage'] === 'sql', `the higher stage does not stand: ${String(contact?.fields['stage'])}`],
    [runs.rows.length === 2, `${runs.rows.length} runs`],
    [runs.rows.every(({ status }) => status === 'ended'), 'a run did not end'],
    [letters.rows.length === 2, `${letters.rows.length} letters`],
    ...['score', 'stage', 'city'].map((field): [boolean, string] => [
      isChain(changes.filter((change) => change.field === field && change.outcome === 'accepted').toReversed()),
      `the history of ${field} is no chain`,
    ]),
  ]
  return checked.filter(([holds]) => !holds).map(([, fault]) => fault)
}

const isChain = (changes: readonly { before: unknown; after: unknown }[]): boolean =>
  changes.every(({ before }, at) => at === 0 || before === changes[at - 1]?.after)
