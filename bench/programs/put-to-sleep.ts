/**
 * Makes a data folder whose contacts all wait in one flow, in which each waking is two steps and another wait.
 * Arguments: the folder, how many contacts, how many times they can be woken.
 */
import { countSteps } from '../count-steps.ts'
import { openEngine } from '../engine.ts'
import { nurture, publishFlow } from '../flows.ts'
import { putContacts } from '../put-contacts.ts'

const [folder = '', count = '0', times = '1'] = process.argv.slice(2)
const { store, file } = await openEngine(folder)
const flow = await publishFlow(store, 'Nurture', nurture(Number(times)))
await store.close()
putContacts(file, { count: Number(count), dueAt: null })

const engine = await openEngine(folder)
const doing = { at: Date.now(), cause: { by: 'person', user: 'bench', name: 'Bench' } } as const
await engine.store.flows.enrol({ flow, who: { filter: {} }, doing })
await countSteps(engine, flow)
await engine.store.close()
process.stdout.write(`${JSON.stringify({ flow })}\n`)
