import { testStores } from '@etape/store/testing'
import { expect, test } from 'vitest'
import { runStorm } from './run-storm.ts'

test.each(testStores)('of contacts that come into a segment at once on $name each has one run and one letter, but three that nobody can handle', async ({ newDatabase, name }) => {
  const database = await newDatabase()
  const databaseUrl = database.config.type === 'postgres' ? database.config.url : null
  const { faults } = await runStorm({ contacts: name === 'SQLite' ? 1000 : 300, poisoned: 3 }, databaseUrl)
  expect(faults).toEqual([])
  await database.remove()
}, 300_000) // prettier-ignore
