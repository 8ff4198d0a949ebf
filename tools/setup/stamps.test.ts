import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PlantedRepository, plant } from '../fences/plant.ts'
import { filesUnder, fingerprint } from './stamps.mjs'

let repository: PlantedRepository

beforeEach(() => {
  repository = plant({
    files: { 'src/a.ts': 'a', 'src/deep/b.ts': 'b', 'node_modules/c.ts': 'c', 'dist/d.js': 'd' },
  })
})

afterEach(() => repository.remove())

test('only written files count, not generated ones', () => {
  const names = filesUnder(repository.folder).map((file) => file.slice(repository.folder.length))
  expect(names.toSorted()).toEqual(['/src/a.ts', '/src/deep/b.ts'])
})

test('the fingerprint is the same for the same files in any order', () => {
  const files = filesUnder(repository.folder)
  expect(fingerprint(files)).toBe(fingerprint(files.toReversed()))
})

test('the fingerprint changes with a file and when one goes', () => {
  const files = filesUnder(repository.folder)
  const changed = plant({ files: { 'src/a.ts': 'A', 'src/deep/b.ts': 'b' } })
  const marks = [fingerprint(files), fingerprint(files.slice(1)), fingerprint(filesUnder(changed.folder))]
  changed.remove()
  expect(new Set(marks).size).toBe(3)
})
