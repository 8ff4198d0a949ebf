import { describe, expect, test } from 'vitest'
import type { InputContent } from './input.ts'
import {
  aDocument,
  aState,
  aWorld,
  byAnna,
  byApi,
  day,
  did,
  inputs,
  minute,
  putIn,
  T0,
  turnSettings,
  wrote,
} from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { byHand, came, note } from './testing/steps.ts'
import { takeTurn } from './take-turn.ts'
import type { ContactState, Turn, TurnSettings } from './turn.ts'

const hour = 3_600_000
const wait = ['wait', { for: { days: 1 } }] as const
const flowOf = (settings = {}) =>
  aDocument({ start: byHand, wait, on: note('On') }, ['start.next > wait', 'wait.done > on'], settings)
const outcomes = (turn: Turn | undefined) => turn?.runs.map(({ run }) => run.outcome ?? run.status)

/** Gives places at these moments, one after the other. */
function places(...moments: ('now' | number)[]) {
  const asked: [string, number, number][] = []
  const take = (flow: string, cap: number, now: number) => {
    asked.push([flow, cap, now])
    return moments.shift() ?? 'now'
  }
  return { asked, settings: { entries: { take } } satisfies Partial<TurnSettings> }
}

describe('an entry that was put off because its flow was paused', () => {
  const paused = (settings = {}) =>
    aWorld({ flows: { f: { document: flowOf(settings), status: 'paused' }, g: flowOf() } })
  const queued: InputContent = {
    type: 'enrol',
    flow: 'f',
    cause: byAnna,
    queued: { type: 'enrolled-by-hand', flow: 'f' },
  }
  const dueAt = async (content: InputContent, settings: object, given: Partial<TurnSettings>) =>
    (await live(paused(settings), aState(), [[0, content]], given)).turns[0]?.putOff

  test('is looked at again after an hour, and asks for no place', async () => {
    const { asked, settings } = places()
    expect(await dueAt(putIn('f'), { capPerHour: 5 }, settings)).toEqual([
      { id: 1, content: putIn('f'), dueAt: T0 + hour },
    ])
    expect(asked).toEqual([])
  })

  test.each([
    ['comes when there is one', [T0 + 5 * hour], T0 + 5 * hour],
    ['comes after an hour at the soonest', [T0 + minute], T0 + hour],
    ['comes after an hour when there is one then', ['now'], T0 + hour],
  ] as const)('and waits for a place: another %s', async (_when, moments, due) => {
    const { asked, settings } = places(...moments)
    expect(await dueAt(queued, { capPerHour: 5 }, settings)).toMatchObject([{ dueAt: due }])
    expect(asked).toEqual([['f', 5, T0 + hour]])
  })

  test('asks for none where the flow lets everybody in, or nobody counts', async () => {
    const { asked, settings } = places(T0 + 5 * hour)
    expect(await dueAt(queued, {}, settings)).toMatchObject([{ dueAt: T0 + hour }])
    expect(await dueAt(queued, { capPerHour: 5 }, {})).toMatchObject([{ dueAt: T0 + hour }])
    expect(asked).toEqual([])
  })

  test('holds up nothing else', async () => {
    const { turns } = await live(paused(), aState(), [[0, wrote({ city: 'Lund' }), putIn('g')]])
    expect([turns[0]?.putOff, turns[0]?.consumed, outcomes(turns[0])]).toEqual([[], [1, 2], ['waiting']])
  })
})

describe('a place in a flow that lets in only so many an hour', () => {
  const world = aWorld({
    flows: {
      f: flowOf({ capPerHour: 5, entry: 'again-after-leaving' }),
      g: flowOf({ capPerHour: 5, entry: 'again-after-leaving' }),
      free: flowOf(),
    },
  })
  const enter = (settings: Partial<TurnSettings>, ...contents: InputContent[]) =>
    live(world, aState(), [[0, ...contents]], settings)

  test('that is there now lets in, and so does one whose moment has come', async () => {
    for (const moment of ['now', T0, T0 - 1] as const) {
      const { turns } = await enter(places(moment).settings, putIn('f'))
      expect([outcomes(turns[0]), turns[0]?.later]).toEqual([['waiting'], []])
    }
  })

  test('that comes later keeps the entry as it was until then', async () => {
    const { asked, settings } = places(T0 + 1)
    const { turns } = await enter(settings, putIn('f'))
    expect(asked).toEqual([['f', 5, T0]])
    expect([turns[0]?.runs, turns[0]?.later]).toEqual([
      [],
      [{
        content: { type: 'enrol', flow: 'f', node: 'start', cause: byAnna, through: [], queued: { type: 'enrolled-by-hand', flow: 'f' } },
        hop: 0, at: T0, dueAt: T0 + 1,
      }],
    ])
  }) // prettier-ignore

  test('is each flow’s own, and none is needed where there is no cap', async () => {
    const { asked, settings } = places(T0 + 1, T0 + 2)
    const { turns } = await enter(settings, putIn('f'), putIn('g'), putIn('free'))
    expect([asked.map(([flow]) => flow), turns[0]?.later.map(({ dueAt }) => dueAt)]).toEqual([
      ['f', 'g'],
      [T0 + 1, T0 + 2],
    ])
    expect(turns[0]?.runs.map(({ run }) => run.flow)).toEqual(['free'])
  })
})

describe('time that passes', () => {
  const seconds = (settings: object, waits = 2) =>
    aDocument(
      {
        start: byHand,
        wait: ['wait', { for: { days: waits } }],
        again: ['wait', { for: { days: 9 } }],
        on: note('On'),
      },
      ['start.next > wait', 'wait.done > again', 'again.done > on'],
      settings,
    )
  const at = async (document: ReturnType<typeof seconds>, then: number) => {
    const { turns } = await live(aWorld({ flows: { f: document } }), aState(), [[0, putIn('f')], [then]])
    return turns[1]?.runs.map(({ run }) => [run.node, run.outcome, run.wakeAt])
  }

  test('wakes a run at its very moment', async () => {
    expect(await at(seconds({}), 2 * day - 1)).toEqual([])
    expect(await at(seconds({}), 2 * day)).toEqual([['again', null, T0 + 11 * day]])
  })

  test('ends a run that has lasted as long as it may, before a wait that is over at the same moment', async () => {
    expect(await at(seconds({ expiry: { days: 2 } }), 2 * day)).toEqual([['wait', 'expired', null]])
    expect(await at(seconds({ expiry: { days: 3 } }), 2 * day)).toEqual([['again', null, T0 + 11 * day]])
    expect(await at(seconds({ expiry: { days: 3 } }), 3 * day)).toEqual([['again', 'expired', null]])
    expect(await at(seconds({ expiry: { days: 3 } }), 30 * day)).toEqual([['again', 'expired', null]])
  })

  test('wakes nobody whose flow is paused', async () => {
    const { state } = await live(aWorld({ flows: { f: seconds({}) } }), aState(), [[0, putIn('f')]])
    const paused = aWorld({ flows: { f: { document: seconds({ expiry: { days: 3 } }), status: 'paused' } } })
    expect((await live(paused, state, [[9 * day]])).turns[0]).toMatchObject({ runs: [], steps: [], dueAt: null })
  })
})

describe('several flows that write one field in a turn', () => {
  const set = (value: string | null) => ['set-field', { field: 'contact.city', to: { type: 'value', value } }] as const
  const writes = (value: string | null, priority: number) =>
    aDocument({ start: came, set: set(value) }, ['start.next > set'], { priority })
  const hears = aDocument({ start: ['field-changed', { field: 'contact.city', from: null, to: null, when: null }] }, [])
  const told = async (
    flows: Record<string, ReturnType<typeof writes>>,
    state: ContactState = aState({ city: 'Lund' }),
  ) => {
    const world = aWorld({ flows: { ...flows, hears } })
    const turn = await takeTurn({ ...state, inputs: inputs(did('Came')) }, world, turnSettings(world))
    return {
      changes: turn.changes.map(({ before, after, outcome, rule }) => [before, after, outcome, rule]),
      heard: turn.runs.filter(({ run }) => run.flow === 'hears').map(({ run }) => run.start.because.values?.['to']),
      city: turn.contact?.fields['city'],
    }
  }

  test('leave one change that counts, and what hears of it hears it once', async () => {
    const { changes, heard, city } = await told({ a: writes('Umeå', 90), b: writes('Malmö', 10) })
    expect(changes).toEqual([
      ['Lund', 'Umeå', 'accepted', null],
      ['Umeå', 'Malmö', 'superseded', 'higher-priority-won'],
    ])
    expect([city, heard.length]).toEqual(['Umeå', 1])
  })

  test('that agree leave one change', async () => {
    expect((await told({ a: writes('Umeå', 50), b: writes('Umeå', 50) })).changes).toEqual([
      ['Lund', 'Umeå', 'accepted', null],
    ])
  })

  test('the first of equals stays, and what it wrote over is not what the other began with', async () => {
    const { changes } = await told({ a: writes('Umeå', 50), b: writes('Malmö', 50), c: writes('Kiruna', 50) })
    expect(changes.map(([, after, outcome]) => [after, outcome])).toEqual([
      ['Umeå', 'accepted'],
      ['Malmö', 'superseded'],
      ['Kiruna', 'superseded'],
    ])
  })

  test('one run may write twice: the later counts', async () => {
    const twice = aDocument({ start: came, set: set('Umeå'), again: set('Malmö') }, ['start.next > set', 'set.next > again'])
    const { changes, city } = await told({ a: twice })
    expect([changes, city]).toEqual([[['Lund', 'Umeå', 'accepted', null], ['Umeå', 'Malmö', 'accepted', null]], 'Malmö'])
  }) // prettier-ignore
})

describe('stages that follow one another', () => {
  const company = (fields = {}) => ({
    current: { id: 9, version: 1, fields: { name: 'Acme', stage: 'lead', ...fields } },
  })
  const because = async (fields: Record<string, string>, given = wrote({ stage: 'sql' })) => {
    const world = aWorld({})
    const turn = await takeTurn(
      { ...aState({ stage: 'lead', ...fields }, { company: company() }), inputs: inputs(given) },
      world,
      turnSettings(world),
    )
    return turn.changes.flatMap(({ cause }) => (cause.by === 'rule' ? [[cause.rule, cause.because]] : []))
  }

  test.each([
    [{ first_name: 'Ann', last_name: 'Berg', email: 'a@b.se' }, 'Ann Berg'],
    [{ last_name: 'Berg' }, 'Berg'],
    [{ email: 'a@b.se' }, 'a@b.se'],
    [{}, '#1'],
  ])('say whom by name, by address, or by number: %o', async (fields, name) => {
    expect(await because(fields)).toEqual([['contact-stage', name]])
  })

  test('tell the company’s other contacts of all that changed, from what it was first', async () => {
    const world = aWorld({})
    const set = (fields: object) => ({ ...wrote(fields as never), cause: byApi })
    const state = aState({ stage: 'lead' }, { company: company() })
    const turn = await takeTurn({ ...state, inputs: inputs(set({ stage: 'mql' }), set({ stage: 'sql' })) }, world, turnSettings(world))
    expect(turn.onward).toEqual([
      {
        to: { contactsOfCompany: 9, but: 1 },
        content: {
          type: 'company', companyId: 9, changed: ['stage'], before: { stage: 'lead' }, stageMoved: true,
          cause: { by: 'rule', rule: 'contact-stage', because: '#1' }, through: [], runFlows: true,
        },
        hop: 1,
        at: T0,
      },
    ]) // prettier-ignore
    expect(turn.companies).toMatchObject([{ created: false, company: { version: 2, fields: { stage: 'sql', furthest_stage: 'sql', stage_since: T0, updated_at: T0 } } }])
  }) // prettier-ignore
})
