/**
 * `npm run kill-test -- --kills N [--seed S]`: a real server takes orders over HTTP and sends letters, and is killed (SIGKILL) again and
 * again at moments nobody chose. Then everything that was acknowledged has to be there, once. Ends with code 1 when it is not.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { killAgainAndAgain } from './kill/kill-again-and-again.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const kills = Number(values.kills)
if (!Number.isInteger(kills) || kills < 1) {
  console.error('--kills is how often the server is killed: a whole number from 1.')
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'etape-kill-'))
const told = { kill: (line: string) => console.log(line) }
const { verdict, readyMs, acknowledged } = await killAgainAndAgain({ folder, kills, seed: Number(values.seed), told })
rmSync(folder, { recursive: true, force: true })
const sorted = readyMs.toSorted((left, right) => left - right)
const seconds = (ms = 0) => `${(ms / 1000).toFixed(2)} s`
console.log(`${kills} kills (seed ${values.seed}): ${acknowledged} orders acknowledged, ${verdict.orders} stored, ${verdict.runs} runs, ${verdict.letters} letters, ${verdict.unknown} marked as unknown`) // prettier-ignore
console.log(`Ready again in ${seconds(sorted[sorted.length >> 1])} (median), ${seconds(sorted.at(-1))} (worst)`)
for (const fault of verdict.faults) console.error(`✗ ${fault}`)
console.log(
  verdict.faults.length === 0 ? 'Nothing lost, nothing done twice.' : `${verdict.faults.length} promises broken.`,
)
process.exit(verdict.faults.length === 0 ? 0 : 1)
