/**
 * `npm run mutants -- [--only conditions|crm|engine] [--mutate FILES]`: changes the core's code in every small way there is and
 * sees whether a test notices. Prints what nothing noticed, and the score of each package. Ends with code 1 when one is below
 * the score that is promised.
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { MutantResult } from '@stryker-mutator/api/core'
import { Stryker } from '@stryker-mutator/core'

interface Scope {
  files: string
  /** Those that are to notice: without two that take longer than all others together. */
  tests: string[]
}

const engine = 'packages/flow/src/engine'
const scopes: Readonly<Record<string, Scope>> = {
  conditions: {
    files: 'packages/conditions/src/**/*.ts',
    tests: ['packages/conditions/src/!(agreement-at-length).test.ts'],
  },
  crm: { files: 'packages/crm/src/**/*.ts', tests: ['packages/crm/src/*.test.ts'] },
  engine: {
    files: `${engine}/**/*.ts`,
    tests: [
      `${engine}/!(laws).test.ts`,
      'packages/flow/src/nodes/kinds-in-runs.test.ts',
      'packages/flow/src/flow-tests/*.test.ts',
    ],
  },
}
const leftOut = ['!**/*.test.ts', '!**/testing/**', '!**/texts/**', '!**/index.ts']
const promisedScore = 85

const { values } = parseArgs({
  options: { only: { type: 'string' }, mutate: { type: 'string' }, concurrency: { type: 'string', default: '2' } },
})
const chosen = values.only === undefined ? Object.keys(scopes) : [values.only]
const scores: string[] = []
for (const name of chosen) {
  const scope = scopes[name]
  if (!scope) {
    console.error(`--only takes one of ${Object.keys(scopes).join(', ')}.`)
    process.exit(2)
  }
  scores.push(scoreOf(name, await mutate(name, scope)))
}
console.log(`\n${scores.join('\n')}`)

/** Code that no test reaches counts as unnoticed. */
function scoreOf(name: string, mutants: readonly MutantResult[]): string {
  const count = (...statuses: MutantResult['status'][]) =>
    mutants.filter(({ status }) => statuses.includes(status)).length
  const noticed = count('Killed', 'Timeout')
  const all = noticed + count('Survived', 'NoCoverage')
  const percent = (100 * noticed) / all
  return `${name}: ${noticed} of ${all} noticed, ${percent.toFixed(1)} %${percent < promisedScore ? `, promised are ${promisedScore} %` : ''}`
}

async function mutate(name: string, { files, tests }: Scope): Promise<MutantResult[]> {
  console.log(`\n── ${name} ──`)
  return new Stryker({
    testRunner: 'one-process',
    plugins: [import.meta.resolve('./mutants/one-process.ts')],
    testFiles: tests,
    mutate: [...(values.mutate?.split(',') ?? [files]), ...leftOut],
    // Constants of a module cannot be changed without loading everything anew for each: they are left as they are.
    ignoreStatic: true,
    coverageAnalysis: 'perTest',
    concurrency: Number(values.concurrency),
    // Whatever a copy of the code has left in memory is gone with the process.
    maxTestRunnerReuse: 400,
    tempDirName: join(tmpdir(), `etape-mutants-${name}`),
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
    thresholds: { high: 95, low: promisedScore, break: promisedScore },
    timeoutMS: 30_000,
    ignorePatterns: ['apps', 'bench', 'docs', 'e2e', 'tools'],
    // There is none of this name: the TypeScript that rewrites one for the copy is not the one in use.
    tsconfigFile: 'none',
    allowConsoleColors: false,
  }).runMutationTest()
}
