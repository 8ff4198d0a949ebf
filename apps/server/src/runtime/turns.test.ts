import { expect, test } from 'vitest'
import { aFlow } from '@etape/flow/testing'
import { openStore, type Store } from '@etape/store'
import { pino } from 'pino'
import { openDefinitions } from '../definitions.ts'
import { takeBatch } from './turns.ts'

const now = Date.UTC(2026, 2, 3, 9)

/** Three contacts are due; each commit fails as the driver says it. */
async function takeWhereCommitsFail(code: string) {
  const store = await openStore({ type: 'sqlite', path: ':memory:' })
  const document = aFlow().trigger('contact-created', {}).end().build()
  await store.flows.create({ name: 'Any', description: '', document, by: 'anna', at: now })
  const cause = { by: 'person', user: 'anna', name: 'Anna' } as const
  const content = { type: 'event', name: 'Came', properties: {}, cause } as const
  await store.inputs.receive(
    ['a', 'b', 'c'].map((externalId) => ({
      contact: { identity: { externalId }, create: 'api' },
      source: 'test',
      idempotencyKey: null,
      at: now,
      receivedAt: now,
      hop: 0,
      content,
    })),
  )
  const due = await store.turns.claimDue({ now, limit: 10 })
  const failing: Store = {
    ...store,
    turns: {
      ...store.turns,
      commitTurns: async () => {
        throw Object.assign(new Error(code), { code })
      },
    },
  }
  const settings = { log: pino({ level: 'silent' }), definitions: await openDefinitions(store), now }
  const taking = takeBatch(due, { ...settings, store: failing, budgetMs: Infinity, giveWay: async () => {} })
  const outcome = await taking.then(
    () => 'taken',
    () => 'failed',
  )
  const setAside = await store.stuck.countSetAside()
  const stillDue = await store.turns.claimDue({ now, limit: 10 })
  await store.close()
  return { outcome, setAside, stillDue: stillDue.length }
}

test.each(['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_IOERR_WRITE', 'ECONNRESET', '53100', '57P01'])(
  'no contact is set aside when the database as a whole cannot be written (%s)',
  async (code) => {
    expect(await takeWhereCommitsFail(code)).toEqual({ outcome: 'failed', setAside: 0, stillDue: 3 })
  },
)

test('contacts whose turns cannot be stored are set aside, each with the reason', async () => {
  expect(await takeWhereCommitsFail('SQLITE_CONSTRAINT_NOTNULL')).toEqual({
    outcome: 'taken',
    setAside: 3,
    stillDue: 0,
  })
})
