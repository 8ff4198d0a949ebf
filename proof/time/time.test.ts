import { expect, test } from 'vitest'
import type { Field } from '@etape/conditions'
import { foldTurn, takeTurn, type InputContent, type Turn } from '@etape/flow'
import { chanceFrom } from '../../apps/server/src/demo/chance.ts'
import {
  aDocument,
  aState,
  aWorld,
  inputs,
  putIn,
  someIds,
  turnSettings,
} from '../../packages/flow/src/engine/testing/a-world.ts'
import { timeTable, type TimeCase } from './cases.ts'
import { firstShowing, shown } from './wall.ts'

const cases = 2000
const hour = 3_600_000
const outletOf: Readonly<Record<string, string>> = { wait: 'done' }
const born: Field = { object: 'contact', key: 'born', type: 'date', label: { en: 'Born', fr: 'Né', sv: 'Född' }, builtIn: false } // prettier-ignore

/** A flow of these steps with a note after each, which says when the step let go. */
function worldOf({ steps }: TimeCase) {
  const nodes = Object.fromEntries(
    steps.flatMap((step, at) => [
      [`w${at}`, step],
      [`n${at}`, ['add-note', { text: `${at}` }] as const],
    ]),
  )
  const edges = steps.flatMap(([type], at) => [
    at === 0 ? 'start.next > w0' : `n${at - 1}.next > w${at}`,
    `w${at}.${outletOf[type] ?? 'done'} > n${at}`,
  ])
  const start = ['by-hand', { when: null }] as const
  return aWorld({ flows: { f: aDocument({ start, ...nodes }, edges) }, fields: [born] })
}

/**
 * Lets the contact walk by what the engine says is due. Before each due moment the clock is looked at too early, set back by an hour
 * and by a year, and after it set back again: none of that may move anybody.
 */
async function walk(one: TimeCase): Promise<{ left: number[]; disturbed: number }> {
  const world = worldOf(one)
  const ids = someIds()
  let state = aState({ ...one.fields, time_zone: one.zone })
  let disturbed = 0
  const take = async (now: number, received: readonly InputContent[] = []): Promise<Turn> => {
    const given = { ...state, inputs: inputs(...received).map((input) => ({ ...input, at: now, receivedAt: now })) }
    const turn = await takeTurn(given, world, turnSettings(world, now, ids))
    state = foldTurn(given, turn)
    return turn
  }
  const disturb = async (now: number) => {
    for (const early of [now - 1, now - hour, now - 365 * 24 * hour]) {
      const { notes, runs, steps } = await take(early)
      disturbed += notes.length + runs.length + steps.length
    }
  }
  let turn = await take(one.at, [putIn('f')])
  const left = turn.notes.map(({ at }) => at)
  for (let due = turn.dueAt; due !== null; due = turn.dueAt) {
    await disturb(due)
    turn = await take(due)
    left.push(...turn.notes.map(({ at }) => at))
    if (turn.dueAt === null) await disturb(due)
  }
  return { left, disturbed }
}

const iso = (moments: readonly number[]) => moments.map((at) => new Date(at).toISOString())

test('2,000 waits in seven time zones end at the very moment that the clocks on the wall say, once and never early', async () => {
  const wrong: unknown[] = []
  for (const one of timeTable(cases, chanceFrom(20_261_129))) {
    const { left, disturbed } = await walk(one)
    const isRight = disturbed === 0 && left.join() === one.until.join()
    if (!isRight) wrong.push({ ...one, at: iso([one.at]), until: iso(one.until), left: iso(left), disturbed })
  }
  expect(wrong.slice(0, 3)).toEqual([])
})

test('the clocks that the table goes by are those on the wall', () => {
  expect(shown(Date.UTC(2026, 2, 29, 1), 'Europe/Berlin')).toBe('2026-03-29 03:00:00')
  const berlin = (day: string, time: string) => new Date(firstShowing(day, time, 'Europe/Berlin')).toISOString()
  expect(berlin('2026-03-29', '02:30')).toBe('2026-03-29T01:00:00.000Z')
  expect(berlin('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z')
  expect(new Date(firstShowing('2011-12-30', '09:00', 'Pacific/Apia')).toISOString()).toBe('2011-12-30T10:00:00.000Z')
  expect(new Date(firstShowing('2026-10-04', '02:15', 'Australia/Lord_Howe')).toISOString()).toBe(
    '2026-10-03T15:30:00.000Z',
  )
})
