import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PlantedRepository, plant } from './plant.ts'
import { outputOf } from './run-program.ts'

const core = 'packages/flow/src'

/** For each rule some code that breaks it, and the file it stands in. */
const violations: [rule: string, file: string, code: string][] = [
  ['typescript(no-floating-promises)', 'apps/server/src/float.ts', 'const later = async () => 1\nlater()\n'],
  ['typescript(no-explicit-any)', 'apps/server/src/any.ts', 'export const anything: any = 1\n'],
  ['typescript(ban-ts-comment)', 'apps/server/src/hush.ts', '// @ts-ignore\nexport const one: string = 1\n'],
  [
    'typescript(switch-exhaustiveness-check)',
    'apps/server/src/forgets.ts',
    "export function f(a: 'x' | 'y') {\n  switch (a) {\n    case 'x':\n      return 1\n  }\n  return 0\n}\n",
  ],
  ['eslint(no-restricted-globals)', `${core}/env.ts`, 'export const home = process.env.HOME\n'],
  ['eslint(no-restricted-globals)', `${core}/wait.ts`, 'export const wait = () => setTimeout(() => 1, 1)\n'],
  ['eslint(no-restricted-globals)', `${core}/ask.ts`, "export const ask = () => fetch('/')\n"],
  ['eslint(no-restricted-properties)', `${core}/clock.ts`, 'export const now = () => Date.now()\n'],
  ['eslint(no-restricted-properties)', `${core}/draw.ts`, 'export const draw = () => Math.random()\n'],
  ['node(no-process-env)', 'apps/server/src/sneak.ts', 'export const home = process.env.HOME\n'],
  ['eslint(max-lines)', 'apps/server/src/long.ts', 'export {}\n'.repeat(401)],
  ['eslint(max-lines)', 'apps/server/src/long.test.ts', 'export {}\n'.repeat(601)],
  ['eslint(no-warning-comments)', 'apps/server/src/later.ts', '// TODO: think\nexport const one = 1\n'],
  ['eslint(no-console)', 'apps/server/src/chat.ts', "console.log('hi')\n"],
  ['import(no-default-export)', 'apps/server/src/whole.ts', 'export default 1\n'],
  ['unicorn(filename-case)', 'apps/server/src/CamelCase.ts', 'export const one = 1\n'],
  [
    'react(hooks)',
    'apps/web/src/maybe.tsx',
    "import { useState } from 'react'\nexport function Maybe({ on }: { on: boolean }) {\n  if (on) useState(1)\n  return null\n}\n",
  ],
  [
    'vitest(no-focused-tests)',
    'apps/server/src/only.test.ts',
    "import { test } from 'vitest'\ntest.only('x', () => {})\n",
  ],
]

let repository: PlantedRepository
let found: { code: string; filename: string }[]

beforeAll(async () => {
  repository = plant({
    settings: ['.oxlintrc.json', 'tsconfig.json', 'tsconfig.base.json'],
    files: {
      ...Object.fromEntries(violations.map(([, file, code]) => [file, code])),
      'apps/server/tsconfig.json': '{ "extends": "../../tsconfig.base.json", "include": ["src"] }',
      'packages/flow/src/good.ts':
        'export const later = (now: number) => now + 1\nexport const at = (ms: number) => new Date(ms)\n',
      'apps/server/src/config.ts': 'export const home = process.env.HOME\n',
    },
  })
  const output = await outputOf('oxlint', ['--type-aware', '--format=json'], repository.folder)
  found = JSON.parse(output).diagnostics
})

afterAll(() => repository.remove())

test.each(violations)('the lint rule %s fires in %s', (rule, file) => {
  expect(found.filter(({ filename }) => filename === file).map(({ code }) => code)).toContain(rule)
})

test('code as it should be breaks no rule', () => {
  const good = ['packages/flow/src/good.ts', 'apps/server/src/config.ts']
  expect(found.filter(({ filename }) => good.includes(filename))).toEqual([])
})
