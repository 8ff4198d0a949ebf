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
      isChain(changes.filter((change) => change.field === field && change.outcome === 'accepted')),
      `the history of ${field} is no chain`,
    ]),
  ]
  return checked.filter(([holds]) => !holds).map(([, fault]) => fault)
}

interface Move {
  before: unknown
  after: unknown
}

/** Whether each goes on from what another left. Of what two processes wrote at the same moment nothing tells which was first. */
function isChain(moves: readonly Move[]): boolean {
  const first = moves.find(({ before }) => moves.every(({ after }) => after !== before))
  const left = new Set(moves)
  for (let move = first; move;) {
    left.delete(move)
    const { after } = move
    move = [...left].find(({ before }) => before === after)
  }
  return left.size === 0
}
