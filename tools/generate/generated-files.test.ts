import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { generateAll } from './generate-all.ts'
import { differences, write } from './generated-files.ts'

const files = new Map([
  ['nodes/wait.md', '# Wait'],
  ['nodes/end.md', '# End'],
])
let docs: string

beforeEach(() => {
  docs = mkdtempSync(join(tmpdir(), 'etape-docs-'))
  write(docs, files)
})

afterEach(() => rmSync(docs, { recursive: true }))

test('what was just written has no differences', () => {
  expect(differences(docs, files)).toEqual([])
})

test('a file changed by hand is found', () => {
  writeFileSync(join(docs, 'nodes/wait.md'), '# Wait a little')
  expect(differences(docs, files)).toEqual([{ path: 'nodes/wait.md', problem: 'is out of date' }])
})

test('a missing file is found', () => {
  rmSync(join(docs, 'nodes/end.md'))
  expect(differences(docs, files)).toEqual([{ path: 'nodes/end.md', problem: 'is missing' }])
})

test('the page of a kind that is no more is found, and removed by writing', () => {
  writeFileSync(join(docs, 'nodes/snooze.md'), '# Snooze')
  expect(differences(docs, files)).toEqual([{ path: 'nodes/snooze.md', problem: 'is left over' }])
  write(docs, files)
  expect(differences(docs, files)).toEqual([])
})

test('every document is made from the code, each time the same', () => {
  const generated = generateAll()
  expect([...generated.keys()]).toEqual(expect.arrayContaining(['nodes/README.md', 'flow.schema.json', 'openapi.json']))
  expect(generated).toEqual(generateAll())
})
