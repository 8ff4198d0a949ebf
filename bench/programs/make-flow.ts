/** Makes a data folder with a published flow of six nodes, and contacts. Arguments: the folder, how many contacts. */
import { openEngine } from '../engine.ts'
import { publishFlow, qualification } from '../flows.ts'
import { putContacts } from '../put-contacts.ts'

const [folder = '', count = '0'] = process.argv.slice(2)
const { store, file } = await openEngine(folder)
await publishFlow(store, 'Qualification', qualification())
await store.close()
putContacts(file, { count: Number(count), dueAt: null })
process.stdout.write('{}\n')
