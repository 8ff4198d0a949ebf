/**
 * Enrols a share of a data folder's contacts into a flow and counts the steps until all their runs have ended.
 * Arguments: the folder, the flow, which share, how many shares. The shares are spread over all contacts.
 */
import { countSteps } from '../count-steps.ts'
import { openEngine } from '../engine.ts'

const [folder = '', flow = '', share = '0', shares = '1'] = process.argv.slice(2)
const engine = await openEngine(folder)
const { store } = engine
const contacts: number[] = []
for await (const ids of store.contacts.eachId({}, 20_000)) {
  contacts.push(...ids.filter((id) => id % Number(shares) === Number(share)))
}
const doing = { at: Date.now(), cause: { by: 'person', user: 'bench', name: 'Bench' } } as const
const runs = await store.flows.enrol({ flow, who: { contacts }, doing })
const { stepsPerSecond, ended, seconds } = await countSteps(engine, flow)
if (ended !== runs) throw new Error(`Of ${runs} runs ${ended} ended.`)
await store.close()
process.stdout.write(`${JSON.stringify({ stepsPerSecond, runs, seconds })}\n`)
