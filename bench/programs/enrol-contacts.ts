/**
 * Enrols a share of a data folder's contacts into its flow and counts the steps until all their runs have ended.
 * Arguments: the folder, which share, how many shares. The shares are spread over all contacts.
 */
import { openEngine } from '../engine.ts'

const [folder = '', share = '0', shares = '1'] = process.argv.slice(2)
const { store, start } = await openEngine(folder)
const [flow] = await store.flows.list()
if (!flow) throw new Error('The data folder has no flow.')
const contacts: number[] = []
for await (const ids of store.contacts.eachId({}, 20_000)) {
  contacts.push(...ids.filter((id) => id % Number(shares) === Number(share)))
}
const before = await stepsTaken(flow.id)
const doing = { at: Date.now(), cause: { by: 'person', user: 'bench', name: 'Bench' } } as const
const runs = await store.flows.enrol({ flow: flow.id, who: { contacts }, doing })

const began = performance.now()
const runtime = await start()
await runtime.idle(600_000)
const seconds = (performance.now() - began) / 1000

const after = await stepsTaken(flow.id)
if (after.ended - before.ended !== runs) throw new Error(`Of ${runs} runs ${after.ended - before.ended} ended.`)
await runtime.stop()
await store.close()
const stepsPerSecond = (after.steps - before.steps) / seconds
process.stdout.write(`${JSON.stringify({ stepsPerSecond, runs, seconds })}\n`)

async function stepsTaken(id: string): Promise<{ ended: number; steps: number }> {
  const { counts, nodes } = await store.flows.stats(id)
  return { ended: counts.ended, steps: nodes.reduce((sum, { visited }) => sum + visited, 0) }
}
