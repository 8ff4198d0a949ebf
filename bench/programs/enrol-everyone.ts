/**
 * Enrols every contact of a data folder into its flow and counts the steps until all runs have ended.
 * Argument: the folder. Prints `{ "figure": steps a second, ... }`.
 */
import { openEngine } from '../engine.ts'

const [folder = ''] = process.argv.slice(2)
const { store, start } = await openEngine(folder)
const [flow] = await store.flows.list()
if (!flow) throw new Error('The data folder has no flow.')
const doing = { at: Date.now(), cause: { by: 'person', user: 'bench', name: 'Bench' } } as const
const enrolled = await store.flows.enrol({ flow: flow.id, who: { filter: {} }, doing })

const began = performance.now()
const runtime = await start()
await runtime.idle(600_000)
const seconds = (performance.now() - began) / 1000

const { counts, nodes } = await store.flows.stats(flow.id)
if (counts.ended !== enrolled) throw new Error(`Of ${enrolled} runs ${counts.ended} ended.`)
const steps = nodes.reduce((sum, { visited }) => sum + visited, 0)
await runtime.stop()
await store.close()
console.log(JSON.stringify({ figure: steps / seconds, steps, seconds, runs: enrolled }))
