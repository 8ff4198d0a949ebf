import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PlantedRepository, plant } from './plant.ts'
import { outputOf } from './run-program.ts'

const violations: [what: string, file: string, error: string, code: string][] = [
  ['a parameter without a type', 'untyped.ts', 'TS7006', 'export const f = (a) => a\n'],
  ['null where it may not be', 'empty.ts', 'TS2322', 'export const a: string = null\n'],
  ['an element that may be missing', 'missing.ts', 'TS2322', 'export const first = (a: string[]): string => a[0]\n'],
  [
    'undefined for a property that is left out',
    'left-out.ts',
    'TS2375',
    'export const a: { b?: string } = { b: undefined }\n',
  ],
  ['syntax Node cannot strip', 'emit.ts', 'TS1294', 'export enum Colour { Red }\n'],
  ['the browser in the core', 'browser.ts', 'TS2584', 'export const title = document.title\n'],
]

let repository: PlantedRepository
let output: string

beforeAll(async () => {
  repository = plant({
    settings: ['tsconfig.base.json', 'packages/flow/tsconfig.json'],
    files: {
      ...Object.fromEntries(violations.map(([, file, , code]) => [`packages/flow/src/${file}`, code])),
      'packages/flow/package.json': '{ "type": "module" }',
      'packages/flow/src/good.ts': 'export const one = 1\n',
      'node_modules/@types/luxon/index.d.ts': 'export {}\n',
      'node_modules/@types/luxon/package.json': '{ "name": "@types/luxon", "version": "3.7.6", "types": "index.d.ts" }',
    },
  })
  output = await outputOf('tsc', ['--noEmit', '--pretty', 'false', '-p', 'packages/flow'], repository.folder)
})

afterAll(() => repository.remove())

test.each(violations)('the type checker refuses %s', (_what, file, error) => {
  const lines = output.split('\n').filter((line) => line.includes(`/${file}(`))
  expect(lines.join('\n')).toContain(error)
})

test('the type checker passes code as it should be', () => {
  expect(output).not.toContain('good.ts')
})
