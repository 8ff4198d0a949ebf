/** Makes a data folder with a published flow of six nodes, and contacts. Arguments: the folder, how many contacts. */
import { drawFlow, type FlowDocument } from '@etape/flow'
import { openEngine } from '../engine.ts'
import { putContacts } from '../put-contacts.ts'

const [folder = '', count = '0'] = process.argv.slice(2)
const { store, file } = await openEngine(folder)
const by = { by: 'bench', at: Date.now() }
const { id } = await store.flows.create({ name: 'Qualification', description: '', document: qualification(), ...by })
await store.flows.publish(id, { revision: 1, note: '', ...by })
await store.close()
putContacts(file, { count: Number(count), dueAt: null })
process.stdout.write('{}\n')

/** Everybody goes through all of it: six steps each. */
function qualification(): FlowDocument {
  return drawFlow()
    .trigger('by-hand', { when: null })
    .branch('fits', {
      all: [
        { fact: 'contact.country', operator: 'equal', value: 'SE' },
        { fact: 'contact.score', operator: 'at-least', value: 10 },
      ],
    })
    .add('set-stage', { record: 'contact', stage: 'mql', allowBackward: false })
    .add('set-status', { record: 'contact', status: 'open' })
    .add('create-task', {
      type: 'call',
      title: 'Call {{ first_name | the new lead }}',
      notes: null,
      due: { days: 1 },
      priority: 'high',
      assignee: { type: 'owner' },
    })
    .end('qualified')
    .build()
}
