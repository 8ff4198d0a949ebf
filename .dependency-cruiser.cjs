/** Who may import whom. The rules' names read as sentences in the output. */

const tests = String.raw`\.test\.tsx?$|/testing/|/test/|^(?:e2e|bench|proof|tools)/`
const packagesNamed = (/** @type {string[]} */ names) => `^packages/(?:${names.join('|')})/`

/** Forbids `name` to import any of our packages but `allowed` and itself. */
const mayOnlyUse = (/** @type {string} */ name, /** @type {string[]} */ allowed) => ({
  name: `${name}-may-only-use-${allowed.join('-') || 'nothing-of-ours'}`,
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: { path: '^(?:packages|apps|tools|e2e|bench|proof)/', pathNot: packagesNamed([name, ...allowed]) },
})

/** Keeps a library behind one of our own doors, so that it can be changed or replaced in one place. */
const onlyIn = (/** @type {string} */ home, /** @type {string[]} */ libraries) => ({
  name: `${libraries
    .join('-and-')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}-only-in-its-home`,
  severity: 'error',
  from: { path: '^(?:packages|apps)/', pathNot: [home, tests] },
  to: { path: `node_modules/(?:${libraries.join('|')})/` },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycles', // types may refer to each other: they are gone when the code runs
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    mayOnlyUse('conditions', []),
    mayOnlyUse('crm', ['conditions']),
    mayOnlyUse('flow', ['crm', 'conditions']),
    mayOnlyUse('contract', ['flow', 'crm', 'conditions']),
    mayOnlyUse('store', ['flow', 'crm', 'conditions']),
    {
      name: 'web-never-touches-store',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^packages/store/' },
    },
    {
      name: 'web-runs-in-a-browser',
      severity: 'error',
      from: { path: '^apps/web/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'apps-do-not-import-apps',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'apps-do-not-import-tools',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^(?:tools|e2e|bench)/' },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: packagesNamed(['conditions', 'crm', 'flow', 'contract']), pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'use-the-front-door',
      severity: 'error',
      from: { path: '^(?:apps|packages)/([^/]+)/' },
      to: {
        path: '^packages/([^/]+)/src/',
        pathNot: ['^packages/$1/', String.raw`^packages/[^/]+/src/(?:testing/)?index\.ts$`],
      },
    },
    {
      name: 'front-door-from-outside',
      severity: 'error',
      from: { path: '^(?:tools|e2e|bench)/' },
      to: { path: '^packages/[^/]+/src/', pathNot: String.raw`^packages/[^/]+/src/(?:testing/)?index\.ts$` },
    },
    {
      name: 'kit-knows-no-node',
      severity: 'error',
      from: { path: '^packages/flow/src/kit/', pathNot: tests },
      to: { path: '^packages/flow/src/(?!kit/)' },
    },
    {
      name: 'node-kinds-stand-alone',
      severity: 'error',
      from: { path: '^packages/flow/src/nodes/', pathNot: [tests, String.raw`/index\.ts$`] },
      to: { path: '^packages/flow/src/(?!kit/)' },
    },
    {
      name: 'document-knows-no-engine',
      severity: 'error',
      from: { path: '^packages/flow/src/document/', pathNot: tests },
      to: { path: '^packages/flow/src/(?:engine|check)/' },
    },
    {
      name: 'builders-only-in-tests',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: '/src/testing/' },
    },
    onlyIn('^apps/web/src/editor/canvas/', ['@xyflow/react']),
    onlyIn('^packages/store/', ['kysely', 'better-sqlite3', 'pg']),
    onlyIn('^packages/conditions/', ['json-rules-engine']),
    onlyIn('^apps/server/src/http/', ['express']),
    onlyIn('^apps/server/src/auth/', ['better-auth', '@better-auth/[^/]+']),
    onlyIn('^apps/server/src/deliveries/', ['nodemailer']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|tools/bootstrap)/' },
    tsPreCompilationDeps: true, // an import of types only is an import
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
  },
}
