/**
 * Makes a data folder as it is after a while of use: contacts that each wait in one flow, have been through another (ten steps a contact)
 * and have sent an event; published flows that hear events, and one to enrol into. Arguments: the folder, how many contacts.
 * Prints the keys and the flow that everybody waits in.
 */
import { countSteps } from '../count-steps.ts'
import { openEngine } from '../engine.ts'
import { nurture, onboarding, publishFlow, publishTracking, qualification } from '../flows.ts'
import { makeKeys } from '../keys.ts'
import { liveIn } from '../lived-in.ts'
import { putContacts } from '../put-contacts.ts'

const [folder = '', count = '0'] = process.argv.slice(2)
const contacts = Number(count)
const { store, file } = await openEngine(folder)
const label = { en: 'Plan', fr: 'Formule', sv: 'Plan' }
await store.settings.createField({ object: 'contact', key: 'plan', type: 'text', label, builtIn: false })
await publishTracking(store)
await publishFlow(store, 'Qualification', qualification())
const waitingFlow = await publishFlow(store, 'Nurture', nurture(1))
const pastFlow = await publishFlow(store, 'Onboarding', onboarding())
const keys = await makeKeys(store)
await store.close()
putContacts(file, { count: contacts, dueAt: null })

await enrolFirst()
liveIn(file, { contacts, waitingFlow, pastFlow })
process.stdout.write(`${JSON.stringify({ ...keys, waitingFlow })}\n`)

async function enrolFirst(): Promise<void> {
  const engine = await openEngine(folder)
  const doing = { at: Date.now(), cause: { by: 'person', user: 'bench', name: 'Bench' } } as const
  for (const flow of [pastFlow, waitingFlow]) {
    await engine.store.flows.enrol({ flow, who: { contacts: [1] }, doing })
    await countSteps(engine, flow)
  }
  await engine.store.close()
}
