/** `node proof/storm.ts --contacts N`: so many contacts come into a segment at once, on SQLite. Ends with code 1 when one is lost or served twice. */
import { parseArgs } from 'node:util'
import { runStorm } from './storm/run-storm.ts'

const { values } = parseArgs({ options: { contacts: { type: 'string', default: '10000' } } })
const contacts = Number(values.contacts)
const { faults, seconds } = await runStorm({ contacts, poisoned: 3 }, null)
for (const fault of faults) console.error(`✗ ${fault}`)
console.log(`${contacts} contacts came at once and were served in ${seconds.toFixed(1)} s; ${faults.length} faults`)
process.exit(faults.length === 0 ? 0 : 1)
