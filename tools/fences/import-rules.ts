import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from '../setup/repository.mjs'
import { outputOf } from './run-program.ts'

/** An import that breaks a rule of `.dependency-cruiser.cjs`. */
export type ForbiddenImport = { rule: string; from: string; to: string }

/** All that the import rules' checker saw under a folder. */
export type ImportReport = {
  modules: { source: string; imports: string[] }[]
  forbidden: ForbiddenImport[]
}

type CruiseResult = {
  modules: { source: string; dependencies: { resolved: string }[] }[]
  summary: { violations: { rule: { name: string }; from: string; to: string }[] }
}

const settings = inRoot('.dependency-cruiser.cjs')
const folders = ['packages', 'apps', 'tools', 'e2e', 'bench', 'proof']

/** Checks every import under `root` against the rules of this repository. */
export async function checkImports(root: string): Promise<ImportReport> {
  const present = folders.filter((folder) => existsSync(join(root, folder)))
  const output = await outputOf('depcruise', ['--config', settings, '--output-type', 'json', ...present], root)
  const result: CruiseResult = JSON.parse(output)
  return {
    modules: result.modules.map(({ source, dependencies }) => ({
      source,
      imports: dependencies.map(({ resolved }) => resolved),
    })),
    forbidden: result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}
