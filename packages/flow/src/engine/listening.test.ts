import { describe, expect, test } from 'vitest'
import { takeTurn } from './take-turn.ts'
import {
  day,
  aDocument,
  aState,
  aWorld,
  byAnna,
  did,
  inputs,
  putIn,
  T0,
  turnSettings,
  wrote,
} from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { byHand, note } from './testing/steps.ts'
import { notes, run } from './testing/take.ts'

describe('listening', () => {
  const listens = (awaited: object) =>
    aDocument(
      {
        start: byHand,
        wait: ['wait-for', { for: awaited, timeout: { days: 7 } }],
        yes: note('Heard'),
        no: note('Too late'),
      },
      ['start.next > wait', 'wait.happened > yes', 'wait.timed-out > no'],
    )
  const forEvent = aWorld({
    flows: {
      listens: listens({
        type: 'event',
        name: 'Booked',
        where: [{ property: 'kind', operator: 'equal', value: 'demo' }],
      }),
    },
  })

  test('an event with the right properties is heard, and the judge says why', async () => {
    const { turns } = await live(forEvent, aState(), [
      [0, putIn('listens')],
      [day, did('Booked', { kind: 'call' })],
      [2 * day, did('Booked', { kind: 'demo' })],
    ])
    expect(turns[1]?.runs).toEqual([])
    expect(notes(turns[2])).toEqual(['Heard'])
    expect(turns[2]?.steps[0]?.step.verdicts).toMatchObject([{ holds: true }])
  })

  test('an event before the run listened is not heard', async () => {
    const { turns } = await live(forEvent, aState(), [[0, did('Booked', { kind: 'demo' }), putIn('listens')]])
    expect(run(turns[0]!)).toMatchObject({ status: 'waiting', node: 'wait' })
  })

  test('a start and the awaited event in one turn are taken one after the other', async () => {
    const { turns } = await live(forEvent, aState(), [[0, putIn('listens'), did('Booked', { kind: 'demo' })]])
    expect(notes(turns[0])).toEqual(['Heard'])
  })

  test('what came after the time-out is too late, however late the turn is', async () => {
    const { state } = await live(forEvent, aState(), [[0, putIn('listens')]])
    const received = T0 + 8 * day
    const late = inputs(did('Booked', { kind: 'demo' })).map((input) => ({
      ...input,
      at: received,
      receivedAt: received,
    }))
    expect(notes(await takeTurn({ ...state, inputs: late }, forEvent, turnSettings(forEvent, T0 + 9 * day)))).toEqual([
      'Too late',
    ])
  })

  test('what came before the time-out counts, however late the turn is', async () => {
    const { state } = await live(forEvent, aState(), [[0, putIn('listens')]])
    const received = T0 + 6 * day
    const late = inputs(did('Booked', { kind: 'demo' })).map((input) => ({
      ...input,
      at: received,
      receivedAt: received,
    }))
    expect(notes(await takeTurn({ ...state, inputs: late }, forEvent, turnSettings(forEvent, T0 + 9 * day)))).toEqual([
      'Heard',
    ])
  })

  test('a condition that holds already is not waited for, and one that comes to hold is heard', async () => {
    const world = aWorld({
      flows: {
        listens: listens({ type: 'condition', when: { fact: 'contact.score', operator: 'at-least', value: 5 } }),
      },
    })
    expect(notes((await live(world, aState({ score: 9 }), [[0, putIn('listens')]])).turns[0])).toEqual(['Heard'])
    const { turns } = await live(world, aState({ score: 1 }), [
      [0, putIn('listens')],
      [day, wrote({ score: 4 })],
      [2 * day, wrote({ score: 5 })],
    ])
    expect(turns.map(notes)).toEqual([[], [], ['Heard']])
  })

  test('a condition that time brings about is heard at that moment', async () => {
    const silent = { fact: 'events', params: { name: 'Came', within: { days: 3 } }, operator: 'did-not', value: null }
    const world = aWorld({ flows: { listens: listens({ type: 'condition', when: silent }) } })
    const events = [{ name: 'Came', at: T0 - day, properties: {} }]
    const { turns } = await live(world, aState({}, { events }), [[0, putIn('listens')]])
    expect(turns[0]?.dueAt).toBe(T0 + 2 * day)
    const later = await live(world, aState({}, { events }), [[0, putIn('listens')], [2 * day]])
    expect(notes(later.turns[1])).toEqual(['Heard'])
  })

  test('a segment is heard being left', async () => {
    const world = aWorld({
      flows: { listens: listens({ type: 'segment', segment: 'vip', to: 'leave' }) },
      segments: { vip: 'static' },
    })
    const vip = aState({}, { segments: new Map([['vip', T0 - day]]) })
    const { turns } = await live(world, vip, [
      [0, putIn('listens')],
      [day, { type: 'segment', segment: 'vip', move: 'remove', cause: byAnna }],
    ])
    expect(turns.map(notes)).toEqual([[], ['Heard']])
  })

  test('a condition on a field that was deleted fails the run instead of waiting for ever', async () => {
    const field = {
      object: 'contact',
      key: 'size',
      type: 'number',
      label: { en: 'Size', fr: 'Taille', sv: 'Storlek' },
      builtIn: false,
    } as const
    const document = listens({ type: 'condition', when: { fact: 'contact.size', operator: 'at-least', value: 5 } })
    const { state } = await live(aWorld({ flows: { listens: document }, fields: [field] }), aState(), [
      [0, putIn('listens')],
    ])
    const { turns } = await live(aWorld({ flows: { listens: document } }), state, [[day]])
    expect(run(turns[0]!)).toMatchObject({ status: 'failed', problem: { code: 'run/condition-invalid' } })
  })
})
