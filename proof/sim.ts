/**
 * `npm run sim -- --from SEED --count N [--postgres]`: simulated workspaces with faults, repeats and jumps of time, one for each seed.
 * Prints the seeds that fail with the command that plays them again, and `N passed, N failed` at the end. With `--count 1` it prints the
 * trace.
 */
import { parseArgs } from 'node:util'
import { startPostgres } from '../tools/tests/postgres-server.ts'
import { simulateAlone, type DatabaseKind } from './simulate/simulate-alone.ts'
import { againBy, simulateMany } from './simulate/simulate-many.ts'

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '200' },
    postgres: { type: 'boolean', default: false },
  },
})
const [from, count] = [Number(values.from), Number(values.count)]
if (!Number.isInteger(from) || !Number.isInteger(count) || count < 1) {
  console.error('--from and --count are whole numbers: the first seed, and how many.')
  process.exit(2)
}
const on: DatabaseKind = values.postgres ? 'postgres' : 'sqlite'
const server = values.postgres && process.env['ETAPE_TEST_POSTGRES'] === undefined ? await startPostgres() : null
if (server) process.env['ETAPE_TEST_POSTGRES'] = server.url
const began = performance.now()
let failed = 0
let simulatedMs = 0
if (count === 1) console.log((await simulateAlone(from, on)).trace.join('\n'))
await simulateMany({ from, count, on }, (outcome) => {
  simulatedMs += outcome.simulatedMs
  if (outcome.faults.length === 0) return
  failed += 1
  console.error(`✗ seed ${outcome.seed}: ${outcome.faults.join('; ')}\n  again: ${againBy(outcome.seed, on)}`)
})
await server?.stop()
const seconds = (performance.now() - began) / 1000
console.log(`${Math.round(simulatedMs / 86_400_000)} days were simulated in ${seconds.toFixed(1)} s.`)
console.log(`${count - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
