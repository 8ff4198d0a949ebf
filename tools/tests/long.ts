import { parseArgs } from 'node:util'
import { inRoot } from '../setup/repository.mjs'
import { runCommand } from '../setup/run-command.mjs'

/** One proof with a count that is too long for every push. */
interface LongPart {
  name: string
  program: string
  args: readonly string[]
}

const parts: readonly LongPart[] = [
  { name: 'sim: 50,000 seeds', program: 'proof/sim.ts', args: ['--count', '50000'] },
  { name: 'sim: 500 seeds on PostgreSQL', program: 'proof/sim.ts', args: ['--count', '500', '--postgres'] },
  { name: 'kill: 500 kills', program: 'proof/kill-test.ts', args: ['--kills', '500'] },
  { name: 'power: 20,000 cuts', program: 'proof/power-cuts.ts', args: ['--cuts', '20000', '--seed', '2'] },
  { name: 'backup: 500 under load', program: 'proof/backups.ts', args: ['--backups', '500'] },
  { name: 'downtime: 50,000 waits', program: 'proof/downtime.ts', args: ['--waits', '50000', '--letters', '500'] },
  { name: 'storm: 10,000 contacts', program: 'proof/storm.ts', args: ['--contacts', '10000'] },
  { name: 'races: every order of six steps', program: 'proof/races.ts', args: ['--steps', '6'] },
  { name: 'malice: 200,000 mutations', program: 'proof/malice.ts', args: ['--count', '200000'] },
  { name: 'agree: 1,000,000 pairs', program: 'proof/agree.ts', args: ['--pairs', '1000000'] },
  { name: 'planted bugs', program: 'proof/planted.ts', args: [] },
  { name: 'soak: 30 minutes', program: 'bench/soak/soak.ts', args: ['--minutes', '30'] },
]

const { only = '' } = parseArgs({ options: { only: { type: 'string' } } }).values
const chosen = parts.filter(({ name }) => name.includes(only))
let failed = chosen.length === 0 ? 1 : 0
if (failed > 0) console.error(`--only is a word of one of these:\n${parts.map(({ name }) => `  ${name}`).join('\n')}`)
for (const { name, program, args } of chosen) {
  console.log(`\n── ${name} ──`)
  const began = performance.now()
  const code = await runCommand(process.execPath, [inRoot(program), ...args], process.env)
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${minutes} min)`)
  if (code !== 0) failed += 1
}
console.log(`\n${chosen.length - Math.min(failed, chosen.length)} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
