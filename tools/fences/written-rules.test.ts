import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PlantedRepository, plant } from './plant.ts'
import { outputOf } from './run-program.ts'
import { unseenByImportRules, unseenByTypeChecker } from './seen-files.ts'
import { sourceFiles } from './source-files.ts'
import { clockReads, emptyNames } from './written-rules.ts'

let repository: PlantedRepository

beforeAll(() => {
  repository = plant({
    settings: ['.oxfmtrc.json'],
    files: {
      'packages/flow/src/now.ts': 'const a = 1\nexport const now = () => new Date()\n',
      'packages/flow/src/then.ts': 'export const then = (ms: number) => new Date(ms)\n',
      'apps/server/src/clock.ts': 'export const now = () => new Date()\n',
      'packages/flow/package.json': '{}',
      'packages/flow/tsconfig.json': '{ "include": ["src"] }',
      'packages/flow/extra/apart.ts': 'export const apart = 1\n',
      'apps/server/src/helpers.ts': 'export {};\n',
    },
  })
})

afterAll(() => repository.remove())

test('a file or folder whose name says nothing is found', () => {
  const files = ['packages/crm/src/utils.ts', 'apps/web/src/helpers/date.ts', 'packages/crm/src/types.test.ts']
  const good = ['packages/crm/src/field-type.ts', 'packages/crm/src/types-of-field.ts', 'apps/web/src/commons.tsx']
  expect(emptyNames([...files, ...good]).map(({ where }) => where)).toEqual(files)
})

test('new Date() is found in the core only, with its line', () => {
  const found = clockReads(repository.folder, sourceFiles(repository.folder))
  expect(found).toEqual([{ rule: 'core-has-no-clock', where: 'packages/flow/src/now.ts:2' }])
})

test('a checker that saw nothing is found out', () => {
  const unseen = unseenByImportRules({ modules: [], forbidden: [] }, ['packages/crm/src/index.ts'])
  expect(unseen).toEqual([{ checker: 'import rules', file: 'packages/crm/src/index.ts' }])
})

test('a file that belongs to no project of the type checker is found', async () => {
  const files = ['packages/flow/src/then.ts', 'packages/flow/extra/apart.ts']
  const unseen = await unseenByTypeChecker(repository.folder, files)
  expect(unseen).toEqual([{ checker: 'type checker', file: 'packages/flow/extra/apart.ts' }])
})

test('a file that is not formatted is found', async () => {
  const listed = await outputOf('oxfmt', ['--list-different'], repository.folder)
  expect(listed).toContain('apps/server/src/helpers.ts')
})
