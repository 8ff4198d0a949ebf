/**
 * Runs tests for Stryker in one process that stays. A mutant is switched on in code that is loaded already, so that trying one takes
 * as long as the tests that reach it, and not as long as starting a test runner.
 */
import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext, type StrykerOptions } from '@stryker-mutator/api/core'
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import type {
  DryRunResult,
  MutantRunOptions,
  MutantRunResult,
  TestResult,
  TestRunner,
} from '@stryker-mutator/api/test-runner'
import fc from 'fast-check'
import { collect, type CollectedTest } from './collected-tests.ts'

// A smaller counterexample is of use to people only, and a property that holds for a while holds.
fc.configureGlobal({ endOnFailure: true, interruptAfterTimeLimit: 300 })

/** Of a processor, so that it is the same on a busy machine. */
const longestTryUs = 600_000

class OneProcess implements TestRunner {
  static readonly inject = tokens(commonTokens.options)
  private tests = new Map<string, CollectedTest>()
  private readonly tookMs = new Map<string, number>()
  private readonly testFiles: string[]
  /** What the changed code looks at to know which of its changes is on. */
  private readonly switches: InstrumenterContext = {}

  constructor(options: StrykerOptions) {
    this.testFiles = options.testFiles
    Reflect.set(globalThis, INSTRUMENTER_CONSTANTS.NAMESPACE, this.switches)
  }

  capabilities() {
    return { reloadEnvironment: false }
  }

  async init(): Promise<void> {
    this.tests = await loadTests(this.testFiles)
  }

  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = []
    for (const test of this.tests.values()) {
      this.switches.currentTestId = test.id
      tests.push(await this.runTest(test))
    }
    delete this.switches.currentTestId
    return {
      status: DryRunStatus.Complete,
      tests,
      mutantCoverage: this.switches.mutantCoverage ?? { static: {}, perTest: {} },
    }
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const result = await this.tryMutant(options)
    const noticed = result.status === MutantRunStatus.Killed && this.tests.get(String(result.killedBy[0]))
    if (!noticed || (await this.runTest(noticed)).status === TestStatus.Success) return result
    // Something of a mutant is left in what the code keeps in memory. A copy of the code knows nothing of it.
    await this.init()
    return this.tryMutant(options)
  }

  /** The tests that reach the mutant, the quickest first, until one fails; what takes longer than this to notice counts as missed. */
  private async tryMutant({ activeMutant, hitLimit, testFilter = [...this.tests.keys()] }: MutantRunOptions) {
    const ran: TestResult[] = []
    Object.assign(this.switches, { activeMutant: activeMutant.id, hitCount: 0, hitLimit })
    const byTime = testFilter.toSorted((one, other) => (this.tookMs.get(one) ?? 0) - (this.tookMs.get(other) ?? 0))
    const begun = process.cpuUsage()
    for (const id of byTime) {
      if (process.cpuUsage(begun).user > longestTryUs) break
      const test = this.tests.get(id)
      const result = test && (await this.runTest(test))
      if (result) ran.push(result)
      if (result?.status === TestStatus.Failed) break
    }
    const endless = determineHitLimitReached(this.switches.hitCount, hitLimit)
    delete this.switches.activeMutant
    delete this.switches.hitCount
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests: ran })
  }

  private async runTest({ id, run }: CollectedTest): Promise<TestResult> {
    const begun = performance.now()
    try {
      await run()
      const timeSpentMs = performance.now() - begun
      this.tookMs.set(id, timeSpentMs)
      return { id, name: id, timeSpentMs, status: TestStatus.Success }
    } catch (error) {
      const timeSpentMs = performance.now() - begun
      return { id, name: id, timeSpentMs, status: TestStatus.Failed, failureMessage: String(error) }
    }
  }
}

/** From a new copy of the code each time. */
async function loadTests(patterns: readonly string[]): Promise<Map<string, CollectedTest>> {
  copy += 1
  const tests = new Map<string, CollectedTest>()
  for (const file of globSync([...patterns]).toSorted()) {
    const load = () => import(`${pathToFileURL(file).href}?copy=${copy}`)
    for (const test of await collect(file, load)) tests.set(test.id, test)
  }
  return tests
}

const standIn = new URL('collected-tests.ts', import.meta.url).href
let copy = 0

// The files of each copy have addresses of their own.
registerHooks({
  resolve(specifier, context, next) {
    const byTest = context.parentURL?.includes('.test.ts') ?? false
    if (specifier === 'vitest' && byTest) return { url: standIn, shortCircuit: true }
    const found = next(specifier, context)
    const isOfCopy =
      context.parentURL?.includes('?copy=') && found.url.startsWith(pathToFileURL(`${process.cwd()}/`).href)
    return isOfCopy ? { ...found, url: `${found.url}?copy=${copy}` } : found
  },
})

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', OneProcess)]
