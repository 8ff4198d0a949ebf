import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inRoot } from '../setup/repository.mjs'
import { type ImportReport, checkImports } from './import-rules.ts'
import { type PlantedRepository, plant } from './plant.ts'

const settings: { forbidden: { name: string }[] } = createRequire(import.meta.url)(inRoot('.dependency-cruiser.cjs'))
const rules = settings.forbidden.map(({ name }) => name)

/** For each rule a file that breaks it, and what that file imports. */
const violations: Record<string, { from: string; imports: string }> = {
  'no-cycles': { from: 'packages/crm/src/back.ts', imports: './there.ts' },
  resolvable: { from: 'packages/crm/src/lost.ts', imports: './nowhere.ts' },
  'conditions-may-only-use-nothing-of-ours': { from: 'packages/conditions/src/up.ts', imports: '@etape/crm' },
  'crm-may-only-use-conditions': { from: 'packages/crm/src/up.ts', imports: '@etape/flow' },
  'flow-may-only-use-crm-conditions': { from: 'packages/flow/src/up.ts', imports: '@etape/contract' },
  'contract-may-only-use-flow-crm-conditions': { from: 'packages/contract/src/side.ts', imports: '@etape/store' },
  'store-may-only-use-flow-crm-conditions': { from: 'packages/store/src/side.ts', imports: '@etape/contract' },
  'web-never-touches-store': { from: 'apps/web/src/deep.ts', imports: '@etape/store' },
  'web-runs-in-a-browser': { from: 'apps/web/src/file.ts', imports: 'node:fs' },
  'apps-do-not-import-apps': { from: 'apps/web/src/side.ts', imports: '../../server/src/main.ts' },
  'apps-do-not-import-tools': { from: 'apps/server/src/tool.ts', imports: '../../../tools/tool.ts' },
  'core-is-pure': { from: 'packages/flow/src/file.ts', imports: 'node:fs' },
  'use-the-front-door': { from: 'packages/crm/src/window.ts', imports: '../../conditions/src/inner.ts' },
  'front-door-from-outside': { from: 'tools/window.ts', imports: '../packages/conditions/src/inner.ts' },
  'kit-knows-no-node': { from: 'packages/flow/src/kit/node.ts', imports: '../nodes/one.ts' },
  'node-kinds-stand-alone': { from: 'packages/flow/src/nodes/two.ts', imports: './one.ts' },
  'document-knows-no-engine': { from: 'packages/flow/src/document/run.ts', imports: '../engine/run.ts' },
  'builders-only-in-tests': { from: 'packages/crm/src/build.ts', imports: '@etape/conditions/testing' },
  'xyflow-react-only-in-its-home': { from: 'apps/web/src/editor/draw.ts', imports: '@xyflow/react' },
  'kysely-and-better-sqlite3-and-pg-only-in-its-home': { from: 'apps/server/src/query.ts', imports: 'pg' },
  'json-rules-engine-only-in-its-home': { from: 'packages/flow/src/judge.ts', imports: 'json-rules-engine' },
  'express-only-in-its-home': { from: 'apps/server/src/serve.ts', imports: 'express' },
  'better-auth-and-better-auth-only-in-its-home': {
    from: 'apps/server/src/http/in.ts',
    imports: '@better-auth/api-key',
  },
  'nodemailer-only-in-its-home': { from: 'apps/server/src/runtime/send.ts', imports: 'nodemailer' },
}
const packages = ['conditions', 'crm', 'flow', 'contract', 'store']
const libraries = ['@xyflow/react', 'pg', 'json-rules-engine', 'express', '@better-auth/api-key', 'nodemailer']
const front = { type: 'module', exports: { '.': './src/index.ts', './testing': './src/testing/index.ts' } }

let repository: PlantedRepository
let report: ImportReport

beforeAll(async () => {
  repository = plant({
    settings: ['tsconfig.json', 'tsconfig.base.json'],
    files: {
      ...Object.fromEntries(Object.values(violations).map(({ from, imports }) => [from, `import '${imports}'\n`])),
      ...Object.fromEntries(packages.map((name) => [`packages/${name}/src/index.ts`, 'export {}\n'])),
      ...Object.fromEntries(
        packages.map((name) => [`packages/${name}/package.json`, JSON.stringify({ name: `@etape/${name}`, ...front })]),
      ),
      ...Object.fromEntries(libraries.map((name) => [`node_modules/${name}/index.js`, ''])),
      'packages/conditions/src/inner.ts': 'export {}\n',
      'packages/conditions/src/testing/index.ts': 'export {}\n',
      'packages/crm/src/there.ts': "import './back.ts'\n",
      'packages/crm/src/good.ts': "import '@etape/conditions'\n",
      'packages/flow/src/nodes/one.ts': 'export {}\n',
      'packages/flow/src/engine/run.ts': 'export {}\n',
      'apps/server/src/main.ts': "import '@etape/store'\nimport '@etape/contract'\nimport 'node:fs'\n",
      'apps/server/src/http/app.ts': "import 'express'\n",
      'tools/tool.ts': 'export {}\n',
    },
    links: Object.fromEntries(packages.map((name) => [`node_modules/@etape/${name}`, `../../packages/${name}`])),
  })
  report = await checkImports(repository.folder)
})

afterAll(() => repository.remove())

test('every import rule has a planted violation', () => {
  expect(Object.keys(violations).toSorted()).toEqual(rules.toSorted())
})

test.each(rules)('the import rule %s finds its violation', (rule) => {
  const broken = report.forbidden.filter(({ from }) => from === violations[rule]?.from).map((found) => found.rule)
  expect(broken).toContain(rule)
})

test('imports as they should be break no rule', () => {
  const good = ['packages/crm/src/good.ts', 'apps/server/src/main.ts', 'apps/server/src/http/app.ts']
  expect(report.forbidden.filter(({ from }) => good.includes(from))).toEqual([])
})
