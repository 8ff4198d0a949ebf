/**
 * `npm run mutants -- [--only conditions|crm|engine] [--mutate FILES]`: changes the core's code in every small way there is and
 * sees whether a test notices. Prints what nothing noticed. Ends with code 1 below the score that is promised.
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'

const scopes: Readonly<Record<string, { folder: string; files: string }>> = {
  conditions: { folder: 'packages/conditions', files: 'packages/conditions/src/**/*.ts' },
  crm: { folder: 'packages/crm', files: 'packages/crm/src/**/*.ts' },
  engine: { folder: 'packages/flow', files: 'packages/flow/src/engine/**/*.ts' },
}
const leftOut = ['!**/*.test.ts', '!**/testing/**', '!**/texts/**', '!**/index.ts']
const promisedScore = 85

const { values } = parseArgs({
  options: { only: { type: 'string' }, mutate: { type: 'string' }, concurrency: { type: 'string', default: '2' } },
})
const chosen = values.only === undefined ? Object.keys(scopes) : [values.only]
for (const name of chosen) {
  const scope = scopes[name]
  if (!scope) {
    console.error(`--only takes one of ${Object.keys(scopes).join(', ')}.`)
    process.exit(2)
  }
  await mutate(name, scope)
}

async function mutate(name: string, { folder, files }: { folder: string; files: string }): Promise<void> {
  console.log(`\n── ${name} ──`)
  await new Stryker({
    testRunner: 'vitest',
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
    vitest: { configFile: 'proof/mutants/vitest.config.ts', dir: folder, related: false },
    mutate: [...(values.mutate?.split(',') ?? [files]), ...leftOut],
    // Constants of a module cannot be changed without loading everything anew for each: they are left as they are.
    ignoreStatic: true,
    coverageAnalysis: 'perTest',
    concurrency: Number(values.concurrency),
    tempDirName: join(tmpdir(), `etape-mutants-${name}`),
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
    thresholds: { high: 95, low: promisedScore, break: promisedScore },
    timeoutMS: 20_000,
    ignorePatterns: ['apps', 'bench', 'docs', 'e2e', 'tools'],
    // There is none of this name: the TypeScript that rewrites one for the copy is not the one in use.
    tsconfigFile: 'none',
    allowConsoleColors: false,
  }).runMutationTest()
}
