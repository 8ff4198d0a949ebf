import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PlantedRepository, plant } from './plant.ts'
import { outputOf } from './run-program.ts'

type Issue = { file: string; exports: { name: string }[]; dependencies: { name: string }[]; files: { name: string }[] }

let repository: PlantedRepository
let issues: Issue[]

beforeAll(async () => {
  repository = plant({
    settings: ['knip.json', 'pnpm-workspace.yaml'],
    files: {
      'package.json': '{ "name": "planted", "private": true, "type": "module" }',
      'packages/crm/package.json': JSON.stringify({
        name: '@etape/crm',
        type: 'module',
        exports: './src/index.ts',
        dependencies: { 'left-over': '1.0.0' },
      }),
      'packages/crm/src/index.ts': "export { used } from './stages.ts'\n",
      'packages/crm/src/stages.ts': 'export const used = 1\nexport const forgotten = 2\n',
      'packages/crm/src/orphan.ts': 'export const alone = 1\n',
    },
  })
  issues = JSON.parse(await outputOf('knip', ['--reporter', 'json'], repository.folder)).issues
})

afterAll(() => repository.remove())

const issuesOf = (file: string) => issues.find((issue) => issue.file === file)

test('an export nobody imports is found', () => {
  expect(issuesOf('packages/crm/src/stages.ts')?.exports.map(({ name }) => name)).toEqual(['forgotten'])
})

test('a dependency nobody imports is found', () => {
  expect(issuesOf('packages/crm/package.json')?.dependencies.map(({ name }) => name)).toEqual(['left-over'])
})

test('a file nobody imports is found', () => {
  expect(issuesOf('packages/crm/src/orphan.ts')?.files.map(({ name }) => name)).toEqual(['packages/crm/src/orphan.ts'])
})
