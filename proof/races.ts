/** `node proof/races.ts --steps N`: two processes over one PostgreSQL in every order of so many steps each. Ends with code 1 at a fault. */
import { parseArgs } from 'node:util'
import { startPostgres } from '../tools/tests/postgres-server.ts'
import { raceInEveryOrder } from './races/race.ts'

const { values } = parseArgs({ options: { steps: { type: 'string', default: '6' } } })
const server = await startPostgres()
const { orders, conflicts, faults } = await raceInEveryOrder(
  { type: 'postgres', url: server.url },
  Number(values.steps),
)
await server.stop()
for (const fault of faults.slice(0, 20)) console.error(`✗ ${fault}`)
console.log(`${orders} orders, ${conflicts} times the slower was told so, ${faults.length} faults`)
process.exit(faults.length === 0 ? 0 : 1)
