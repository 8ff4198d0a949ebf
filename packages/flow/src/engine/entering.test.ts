import { describe, expect, test } from 'vitest'
import type { FlowEntry, GivenSettings } from '../document/flow-document.ts'
import { aDocument, aState, aWorld, byAnna, day, did, minute, putIn, T0, wrote } from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { byHand, came, note } from './testing/steps.ts'
import type { Turn } from './turn.ts'

const hour = 60 * minute
const waiting = ['wait', { for: { days: 1 } }] as const

const flowOf = (settings: GivenSettings) => aDocument({ start: came, wait: waiting }, ['start.next > wait'], settings)
const worldOf = (settings: GivenSettings) => aWorld({ flows: { f: flowOf(settings) } })
const started = ({ runs }: Turn) => runs.filter(({ created }) => created).map(({ run }) => run.key)
const outcomes = ({ runs }: Turn) => runs.flatMap(({ run }) => (run.outcome ? [`${run.flow} ${run.outcome}`] : []))

describe('a cool-down', () => {
  const world = worldOf({ entry: { rule: 'cool-down', coolDown: { hours: 6 } } })

  test('counts from leaving, and ends at the very moment', async () => {
    const left = day + 6 * hour
    const moments = [
      [0, did('Came')],
      [hour, did('Came')],
      [day],
      [left - 1, did('Came')],
      [left, did('Came')],
    ] as const
    const { turns } = await live(world, aState(), moments)
    expect(turns.map(started)).toEqual([[''], [], [], [], ['']])
  })
})

test('who has been in a flow that takes each in once comes in no more, long after leaving too', async () => {
  const moments = [[0, did('Came')], [2 * day], [30 * day, did('Came')], [400 * day, did('Came')]] as const
  const { turns } = await live(worldOf({ entry: 'once' }), aState(), moments)
  expect(turns.map(started)).toEqual([[''], [], [], []])
})

describe('entry keyed by a property of the event', () => {
  const cart = (id: unknown) => did('Came', { cart: id })

  test('two carts are two runs, and each cart has one', async () => {
    const world = worldOf({ entry: { rule: 'again-after-leaving', keyedBy: 'cart' } })
    const { turns } = await live(world, aState(), [
      [0, cart('a'), cart('b'), cart('a')],
      [minute, cart('b'), cart(7)],
    ])
    expect(turns.map(started)).toEqual([['a', 'b'], ['7']])
  })

  test('once is once for each cart', async () => {
    const world = worldOf({ entry: { rule: 'once', keyedBy: 'cart' } })
    const { turns } = await live(world, aState(), [
      [0, cart('a')],
      [2 * day, cart('a'), cart('b')],
    ])
    expect(turns.map(started)).toEqual([['a'], ['b']])
  })

  test('every time numbers the runs of one cart', async () => {
    const world = worldOf({ entry: { rule: 'every-time', keyedBy: 'cart' } })
    const { turns } = await live(world, aState(), [[0, cart('a'), cart('a'), cart('b'), cart('a')]])
    expect(turns.map(started)).toEqual([['a', 'a #2', 'b', 'a #3']])
  })

  test('events without the property, or with one that is no plain value, share a run', async () => {
    const world = worldOf({ entry: { rule: 'again-after-leaving', keyedBy: 'cart' } })
    const { turns } = await live(world, aState(), [[0, did('Came'), cart({ a: 1 }), cart(null)]])
    expect(turns.map(started)).toEqual([['']])
  })

  test('the event’s properties stay with the run, for its texts', async () => {
    const flow = aDocument({ start: came, said: ['add-note', { text: 'Cart {{ event.cart | none }}' }] }, [
      'start.next > said',
    ])
    const { turns } = await live(aWorld({ flows: { flow } }), aState(), [[0, cart('a')]])
    expect(turns[0]?.notes.map(({ text }) => text)).toEqual(['Cart a'])
    expect(turns[0]?.runs[0]?.run.start.event).toEqual({ cart: 'a' })
  })
})

describe('keeping out', () => {
  test('nobody comes in for whom the suppression condition holds', async () => {
    const world = worldOf({ suppress: { fact: 'contact.country', operator: 'equal', value: 'FR' } })
    const turnsOf = async (country: string) => (await live(world, aState({ country }), [[0, did('Came')]])).turns
    expect((await turnsOf('FR')).map(started)).toEqual([[]])
    expect((await turnsOf('SE')).map(started)).toEqual([['']])
  })

  test('the suppression condition does not end a run that is under way', async () => {
    const world = worldOf({ suppress: { fact: 'contact.country', operator: 'equal', value: 'FR' } })
    const { state } = await live(world, aState({ country: 'SE' }), [
      [0, did('Came')],
      [hour, wrote({ country: 'FR' })],
    ])
    expect(state.runs).toHaveLength(1)
  })
})

describe('a cap per hour', () => {
  const world = worldOf({ capPerHour: 100, entry: 'once' })
  const full = { entries: { take: () => T0 + 3 * hour } }

  test('who comes over the cap is queued with what they came for, never dropped', async () => {
    const { turns } = await live(world, aState(), [[0, did('Came', { plan: 'pro' })]], full)
    expect(turns[0]?.runs).toEqual([])
    expect(turns[0]?.later).toMatchObject([
      {
        dueAt: T0 + 3 * hour,
        content: { type: 'enrol', flow: 'f', node: 'start', queued: { type: 'event', properties: { plan: 'pro' } } },
      },
    ])
  })

  test('a queued entry takes no second place when it is due, and comes in as it would have', async () => {
    const first = await live(world, aState(), [[0, did('Came', { plan: 'pro' })]], full)
    const queued = first.turns[0]?.later[0]?.content
    const { turns } = await live(world, first.state, [[3 * hour, ...(queued ? [queued] : [])]], full)
    expect(turns.map(started)).toEqual([['']])
    expect(turns[0]?.runs[0]?.run.start).toMatchObject({ because: { text: 'Did “{event}”' }, event: { plan: 'pro' } })
  })

  test('who waits for a place takes no second one, in the same turn or later, unless a run of its own would come of it', async () => {
    const story = [
      [0, did('Came'), did('Came')],
      [hour, did('Came')],
    ] as const
    const places = async (entry: FlowEntry['rule']) => {
      const { turns } = await live(worldOf({ capPerHour: 100, entry }), aState(), story, full)
      return turns.map(({ later }) => later.length)
    }
    expect(await places('once')).toEqual([1, 0])
    expect(await places('again-after-leaving')).toEqual([1, 0])
    expect(await places('every-time')).toEqual([2, 1])
  })

  test('each cart waits for a place of its own', async () => {
    const keyed = worldOf({ capPerHour: 100, entry: { rule: 'once', keyedBy: 'cart' } })
    const carts = ['a', 'b', 'a'].map((cart) => did('Came', { cart }))
    const { turns } = await live(keyed, aState(), [[0, ...carts]], full)
    expect(turns[0]?.later).toHaveLength(2)
  })

  test('the rules of entry are looked at again when a queued entry is due', async () => {
    const first = await live(world, aState(), [[0, did('Came')]], full)
    const [queued] = first.turns[0]?.later ?? []
    const twice = queued ? [queued.content, queued.content] : []
    const { turns } = await live(world, first.state, [[3 * hour, ...twice]], full)
    expect(turns.map(started)).toEqual([['']])
  })

  test('a place that comes while the flow is paused is not lost: another comes', async () => {
    const first = await live(world, aState(), [[0, did('Came')]], full)
    const paused = aWorld({ flows: { f: { document: flowOf({ capPerHour: 100, entry: 'once' }), status: 'paused' } } })
    const queued = first.turns[0]?.later.map(({ content }) => content) ?? []
    const held = await live(paused, first.state, [[3 * hour, ...queued]], { entries: { take: () => T0 + 9 * hour } })
    expect(held.turns[0]).toMatchObject({ runs: [], consumed: [], putOff: [{ dueAt: T0 + 9 * hour }] })
    const { turns } = await live(world, held.state, [[9 * hour, ...queued]], full)
    expect(turns.map(started)).toEqual([['']])
  })

  test('below the cap, and where nobody counts, everybody comes in at once', async () => {
    const below = { entries: { take: () => 'now' as const } }
    expect((await live(world, aState(), [[0, did('Came')]], below)).turns.map(started)).toEqual([['']])
    expect((await live(world, aState(), [[0, did('Came')]])).turns.map(started)).toEqual([['']])
  })
})

describe('leaving other flows on coming in', () => {
  const other = aDocument({ start: byHand, wait: waiting }, ['start.next > wait'])
  const worldWith = (leaveOthers: 'all' | string[]) =>
    aWorld({ flows: { a: other, b: other, f: flowOf({ leaveOthers }) } })
  const inBoth = [0, putIn('a'), putIn('b')] as const

  test('those named are left, and say so', async () => {
    const { turns } = await live(worldWith(['a']), aState(), [inBoth, [hour, did('Came')]])
    expect(turns.map(outcomes)).toEqual([[], ['a left-for-flow']])
  })

  test('all others are left, and not the flow itself', async () => {
    const { turns, state } = await live(worldWith('all'), aState(), [inBoth, [hour, did('Came')]])
    expect(turns.map(outcomes)).toEqual([[], ['a left-for-flow', 'b left-for-flow']])
    expect(state.runs.map(({ flow }) => flow)).toEqual(['f'])
  })
})

describe('a flow that starts itself', () => {
  const on = ['field-changed', { field: 'contact.city', from: null, to: null, when: null }] as const
  const write = ['set-field', { field: 'contact.city', to: { type: 'text', text: '{{ city }}!' } }] as const
  const echo = (startsItself: boolean) => aDocument({ start: on, write }, ['start.next > write'], { startsItself })

  test('does so only when it is told to, and then up to the hop limit', async () => {
    const runsOf = async (startsItself: boolean) => {
      const { turns } = await live(aWorld({ flows: { echo: echo(startsItself) } }), aState(), [
        [0, wrote({ city: 'A' })],
      ])
      return turns[0]?.runs.map(({ run }) => run) ?? []
    }
    expect(await runsOf(false)).toHaveLength(1)
    const runs = await runsOf(true)
    expect(runs.length).toBeGreaterThan(20)
    expect(runs.at(-1)).toMatchObject({ status: 'failed', problem: { code: 'run/loop' } })
  })
})

describe('one flow and another', () => {
  const outcome = ['end', { as: 'won' }] as const
  const first = aDocument({ start: byHand, done: outcome }, ['start.next > done'])

  test('a flow’s outcome starts another, in the same turn', async () => {
    const second = aDocument(
      { start: ['flow-ended', { flow: 'first', outcome: 'won', when: null }], said: note('On') },
      ['start.next > said'],
    )
    const { turns } = await live(aWorld({ flows: { first, second } }), aState(), [[0, putIn('first')]])
    expect(turns[0]?.notes.map(({ text }) => text)).toEqual(['On'])
  })

  test('a step puts the contact into another flow, or takes it out', async () => {
    const starts = aDocument({ start: byHand, go: ['start-flow', { flow: 'second' }] }, ['start.next > go'])
    const stops = aDocument({ start: byHand, go: ['stop-flow', { flow: 'second' }] }, ['start.next > go'])
    const second = aDocument({ start: byHand, wait: waiting }, ['start.next > wait'])
    const world = aWorld({ flows: { starts, stops, second } })
    const { turns } = await live(world, aState(), [
      [0, putIn('starts')],
      [hour, putIn('stops')],
    ])
    expect(turns[0]?.runs.map(({ run }) => `${run.flow} ${run.status}`)).toEqual(['starts ended', 'second waiting'])
    expect(turns.map(outcomes)[1]).toContain('second stopped-by-flow')
  })

  test('flows that start each other by their outcomes are stopped, with the circle named', async () => {
    const after = (flow: string) =>
      aDocument({ start: ['flow-ended', { flow, outcome: null, when: null }], done: outcome }, ['start.next > done'])
    const world = aWorld({ flows: { first, ping: after('pong'), pong: after('ping'), kick: after('first') } })
    const starts = aDocument({ start: byHand, go: ['start-flow', { flow: 'ping' }] }, ['start.next > go'])
    expect((await live(world, aState(), [[0, putIn('first')]])).state.runs).toEqual([])
    const round = aWorld({ flows: { ping: after('pong'), pong: after('ping'), starts } })
    const { turns } = await live(round, aState(), [[0, putIn('starts')]])
    const failed = turns[0]?.runs.filter(({ run }) => run.status === 'failed')
    expect(failed?.map(({ run }) => run.problem?.code)).toEqual(['run/loop'])
    expect(JSON.stringify(failed?.[0]?.run.problem)).toContain('pong')
  })

  test('flows that start two each, and those two again, are stopped before they are millions', async () => {
    const names = ['a', 'b', 'c']
    const fanned = (others: readonly string[]) =>
      aDocument(
        Object.fromEntries([
          ...others.map((flow) => [flow, ['flow-ended', { flow, outcome: null, when: null }]] as const),
          ['hand', byHand] as const,
          ['done', outcome] as const,
        ]),
        [...others, 'hand'].map((from) => `${from}.next > done`),
      )
    const flows = Object.fromEntries(names.map((name) => [name, fanned(names.filter((other) => other !== name))]))
    const { turns } = await live(aWorld({ flows }), aState(), [[0, putIn('a')]])
    const runs = turns[0]?.runs.map(({ run }) => run) ?? []
    expect(runs.length).toBeLessThan(100)
    expect(runs.filter(({ status }) => status === 'failed').map(({ problem }) => problem?.code)).toContain('run/loop')
  })

  test('a hundred events at once may each start a flow, and another after it', async () => {
    const many = aDocument({ start: came, done: outcome }, ['start.next > done'])
    const next = aDocument({ start: ['flow-ended', { flow: 'many', outcome: null, when: null }], done: outcome }, [
      'start.next > done',
    ])
    const events = Array.from({ length: 100 }, () => did('Came'))
    const { turns } = await live(aWorld({ flows: { many, next } }), aState(), [[0, ...events]])
    expect(turns[0]?.runs.map(({ run }) => run.outcome)).toEqual(Array.from({ length: 200 }, () => 'won'))
  })

  test('whoever was told to come into a flow before it was paused is looked at again, hour by hour', async () => {
    const paused = { document: flowOf({}), status: 'paused' as const }
    const { turns, state } = await live(aWorld({ flows: { f: paused } }), aState(), [[0, putIn('f')]])
    expect(turns[0]).toMatchObject({ runs: [], consumed: [], putOff: [{ content: putIn('f'), dueAt: T0 + hour }] })
    expect(state.later).toEqual([{ content: putIn('f'), dueAt: T0 + hour }])
  })

  test('nobody is put into a flow that is paused', async () => {
    const starts = aDocument({ start: byHand, go: ['start-flow', { flow: 'second' }] }, ['start.next > go'])
    const second = {
      document: aDocument({ start: byHand, wait: waiting }, ['start.next > wait']),
      status: 'paused' as const,
    }
    const { state } = await live(aWorld({ flows: { starts, second } }), aState(), [[0, putIn('starts')]])
    expect(state.runs).toEqual([])
  })
})

describe('a trigger with an address of its own', () => {
  const hook = (where: readonly unknown[] = []) =>
    aDocument(
      { start: ['webhook', { email: 'email', where, when: null }], said: ['add-note', { text: '{{ event.plan }}' }] },
      ['start.next > said'],
    )
  const called = (node: string, plan: string) =>
    ({ type: 'webhook', flow: 'f', node, properties: { plan }, cause: byAnna }) as const

  test('starts that flow alone, with what was sent for its texts', async () => {
    const world = aWorld({ flows: { f: hook(), g: hook() } })
    const { turns } = await live(world, aState(), [[0, called('start', 'pro')]])
    expect(turns[0]?.runs.map(({ run }) => run.flow)).toEqual(['f'])
    expect(turns[0]?.notes.map(({ text }) => text)).toEqual(['pro'])
  })

  test('starts nothing when what was sent does not fit, or the trigger is gone', async () => {
    const world = aWorld({ flows: { f: hook([{ property: 'plan', operator: 'equal', value: 'pro' }]) } })
    const { turns } = await live(world, aState(), [[0, called('start', 'free'), called('gone', 'pro')]])
    expect(turns[0]?.runs).toEqual([])
  })
})

test('a task that is done starts a flow', async () => {
  const flow = aDocument(
    { start: ['task-completed', { type: 'call', title: null, when: null }], said: ['add-note', { text: 'Called' }] },
    ['start.next > said'],
  )
  const done = (taskType: 'call' | 'email') =>
    ({ type: 'task', taskId: 1, taskType, title: 'Ring', cause: byAnna }) as const
  const { turns } = await live(aWorld({ flows: { flow } }), aState(), [
    [0, done('email')],
    [1, done('call')],
  ])
  expect(turns.map(({ notes }) => notes.length)).toEqual([0, 1])
})

test('a schedule starts at its own trigger, and only for those whom the extra condition lets in', async () => {
  const when = { fact: 'contact.country', operator: 'equal', value: 'SE' }
  const flow = aDocument(
    { start: ['schedule', { cron: '0 9 * * 1', zone: 'Europe/Stockholm', when }], wait: waiting },
    ['start.next > wait'],
  )
  const due = { type: 'enrol', flow: 'flow', node: 'start', cause: { by: 'system', reason: 'schedule' } } as const
  const turnsOf = async (country: string) =>
    (await live(aWorld({ flows: { flow } }), aState({ country }), [[0, due]])).turns
  expect((await turnsOf('SE'))[0]?.runs[0]?.run.start.because.text).toBe('The schedule came round')
  expect((await turnsOf('FR'))[0]?.runs).toEqual([])
})
