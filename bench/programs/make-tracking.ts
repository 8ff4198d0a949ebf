/**
 * Makes a data folder with contacts, a segment and flows that hear and read events, and keys.
 * Arguments: the folder, how many contacts. Prints the keys.
 */
import { openEngine } from '../engine.ts'
import { publishTracking } from '../flows.ts'
import { makeKeys } from '../keys.ts'
import { putContacts } from '../put-contacts.ts'

const [folder = '', count = '0'] = process.argv.slice(2)
const { store, file } = await openEngine(folder)
await publishTracking(store)
const keys = await makeKeys(store)
await store.close()
putContacts(file, { count: Number(count), dueAt: null })
process.stdout.write(`${JSON.stringify(keys)}\n`)
