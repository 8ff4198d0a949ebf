import { describe, expect, test } from 'vitest'
import type { InputContent } from './input.ts'
import {
  aCompany,
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
  someIds,
  T0,
  turnSettings,
  wrote,
} from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { byHand, came, note, setStage } from './testing/steps.ts'
import { notes } from './testing/take.ts'
import { takeTurn } from './take-turn.ts'

const hour = 60 * minute
const tell = [
  'notify',
  { to: { type: 'users', users: ['ada'] }, title: 'Look', body: null, alsoByEmail: false, alsoInSlack: false },
] as const
const waitDays = (days: number) => ['wait', { for: { days } }] as const
const segmentFlow = (segment: string, stage: string) =>
  aDocument({ start: ['segment-entered', { segment, when: null }], set: setStage(stage) }, ['start.next > set'])

describe('the wrong number of executions', () => {
  const flow = aDocument({ start: came, told: tell, wait: waitDays(1), again: tell }, [
    'start.next > told',
    'told.next > wait',
    'wait.done > again',
  ])

  test('every message has a key of its own that a turn taken twice gives again, so that none is sent twice', async () => {
    const world = aWorld({ flows: { flow } })
    const keys = async () => {
      const { turns } = await live(world, aState(), [[0, did('Came')], [day]])
      return turns.flatMap(({ deliveries }) => deliveries.map(({ key }) => key))
    }
    const once = await keys()
    expect(new Set(once).size).toBe(2)
    expect(await keys()).toEqual(once)
  })

  test('coming in again while inside makes no second timer, and stalls nobody', async () => {
    const again = {
      ...flow,
      settings: { ...flow.settings, entry: { rule: 'again-after-leaving' as const, coolDown: null, keyedBy: null } },
    }
    const { turns, state } = await live(aWorld({ flows: { flow: again } }), aState(), [
      [0, did('Came')],
      [hour, did('Came')],
      [day],
      [day + hour, did('Came')],
    ])
    expect(turns.map(({ runs }) => runs.filter(({ created }) => created).length)).toEqual([1, 0, 0, 1])
    expect(state.runs).toHaveLength(1)
  })

  test('hot and cold can go round as often as they come, each time from the beginning', async () => {
    const hot = { fact: 'contact.score', operator: 'at-least', value: 10 } as const
    const warms = aDocument({ start: ['segment-entered', { segment: 'hot', when: null }], said: note('Hot') }, [
      'start.next > said',
    ])
    const cools = aDocument({ start: ['segment-left', { segment: 'hot', when: null }], said: note('Cold') }, [
      'start.next > said',
    ])
    const world = aWorld({ flows: { warms, cools }, segments: { hot } })
    const { turns } = await live(
      world,
      aState({ score: 0 }),
      [12, 3, 15, 1].map((score, index) => [index, wrote({ score })] as const),
    )
    expect(turns.map(notes)).toEqual([['Hot'], ['Cold'], ['Hot'], ['Cold']])
  })

  test('one change of a record starts a flow once, however many triggers of it hear of that', async () => {
    const on = (from: string | null) => ['stage-changed', { from, to: null, when: null }] as const
    const twice = aDocument({ any: on(null), lead: on('lead'), said: note('Moved') }, [
      'any.next > said',
      'lead.next > said',
    ])
    const { turns } = await live(aWorld({ flows: { twice } }), aState({ stage: 'lead' }), [
      [0, wrote({ stage: 'mql' })],
    ])
    expect(notes(turns[0])).toEqual(['Moved'])
  })

  test('a field that is watched is watched whoever writes it: a person, an import, the API, a rule or a run', async () => {
    const watch = aDocument(
      { start: ['stage-changed', { from: null, to: 'customer', when: null }], said: note('Customer') },
      ['start.next > said'],
    )
    const byImport = { by: 'import', importId: 1, name: 'List' } as const
    for (const cause of [byAnna, byApi, byImport]) {
      const { turns } = await live(aWorld({ flows: { watch } }), aState({ stage: 'lead' }), [
        [0, wrote({ stage: 'customer' }, cause)],
      ])
      expect(notes(turns[0])).toEqual(['Customer'])
    }
    const won = aDocument(
      {
        start: byHand,
        deal: [
          'create-deal',
          {
            name: 'D',
            stage: { pipeline: 'sales', stage: 'closed-won' },
            amount: null,
            currency: null,
            owner: { type: 'nobody' },
            withCompany: false,
          },
        ],
      },
      ['start.next > deal'],
    )
    const { turns } = await live(aWorld({ flows: { watch, won } }), aState({ stage: 'lead' }), [[0, putIn('won')]])
    expect(notes(turns[0])).toEqual(['Customer'])
  })
})

describe('runs that stop and nobody knows', () => {
  test('looking at everything again takes nothing away that waits', async () => {
    const flow = aDocument({ start: came, wait: waitDays(3), said: note('Woke') }, [
      'start.next > wait',
      'wait.done > said',
    ])
    const review: InputContent = { type: 'review', cause: byAnna }
    const { turns } = await live(aWorld({ flows: { flow } }), aState(), [
      [0, did('Came')],
      [hour, review],
      [day, review, review],
      [3 * day],
    ])
    expect(turns.map(({ dueAt }) => dueAt)).toEqual([T0 + 3 * day, T0 + 3 * day, T0 + 3 * day, null])
    expect(notes(turns[3])).toEqual(['Woke'])
  })

  test.each([[{ seconds: 1 }, 1000], [{ minutes: 2 }, 2 * minute], [{ days: 400 }, 400 * day]])('a wait of %o ends at its moment and not before', async (span, ms) => {
    const flow = aDocument({ start: came, wait: ['wait', { for: span }], said: note('Woke') }, ['start.next > wait', 'wait.done > said'])
    const { turns } = await live(aWorld({ flows: { flow } }), aState(), [[0, did('Came')], [ms - 1], [ms], [ms + 1]])
    expect(turns.map(notes)).toEqual([[], [], ['Woke'], []])
  }) // prettier-ignore

  test('waits stacked one after the other each take their time', async () => {
    const nodes = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`w${n}`, waitDays(n)]))
    const flow = aDocument({ start: came, ...nodes, said: note('Woke') }, [
      'start.next > w1',
      'w1.done > w2',
      'w2.done > w3',
      'w3.done > w4',
      'w4.done > w5',
      'w5.done > said',
    ])
    const due = [0, 1, 3, 6, 10, 15]
    const { turns } = await live(
      aWorld({ flows: { flow } }),
      aState(),
      due.map((at, index) => [at * day, ...(index === 0 ? [did('Came')] : [])] as const),
    )
    expect(turns.map(({ dueAt }) => dueAt)).toEqual([...due.slice(1).map((at) => T0 + at * day), null])
    expect(notes(turns.at(-1))).toEqual(['Woke'])
  })

  test('a run that has ended stays as it ended, whatever still comes for it', async () => {
    const flow = aDocument({ start: came, end: ['end', { as: 'done' }] }, ['start.next > end'])
    const world = aWorld({ flows: { flow } })
    const { turns, state } = await live(world, aState(), [[0, did('Came')]])
    const ended = turns[0]?.runs[0]?.run
    const late: InputContent[] = [
      { type: 'leave-flow', flow: 'flow', runId: ended?.id ?? 0, cause: byAnna },
      {
        type: 'answer',
        runId: ended?.id ?? 0,
        stepId: ended?.stepId ?? 0,
        ok: true,
        status: 200,
        values: {},
        cause: byAnna,
      },
      { type: 'resume-run', runId: ended?.id ?? 0, cause: byAnna },
    ]
    const ids = someIds(5000)
    const turn = await takeTurn(
      { ...state, runs: ended ? [ended] : [], inputs: inputs(...late) },
      world,
      turnSettings(world, T0 + hour, ids),
    )
    expect([turn.runs, turn.steps, turn.consumed]).toEqual([[], [], [1, 2, 3]])
  })

  test('one contact’s failing step is its own, and the other flows of the contact go on', async () => {
    const breaks = aDocument(
      {
        start: came,
        gone: ['set-field', { field: 'contact.gone', to: { type: 'value', value: 'x' } }],
        deal: [
          'create-deal',
          {
            name: 'D',
            stage: { pipeline: 'no', stage: 'no' },
            amount: null,
            currency: null,
            owner: { type: 'nobody' },
            withCompany: false,
          },
        ],
      },
      ['start.next > gone', 'gone.next > deal'],
    )
    const fine = aDocument({ start: came, said: note('Fine') }, ['start.next > said'])
    const { turns } = await live(aWorld({ flows: { breaks, fine } }), aState(), [[0, did('Came')]])
    expect([notes(turns[0]), turns[0]?.runs.map(({ run }) => run.status)]).toEqual([['Fine'], ['failed', 'ended']])
  })
})

describe('triggers and conditions', () => {
  test('a trigger can be on a value: from a stage, to a stage, and nothing else', async () => {
    const flow = aDocument(
      { start: ['stage-changed', { from: 'sql', to: 'customer', when: null }], said: note('Won') },
      ['start.next > said'],
    )
    const { turns } = await live(aWorld({ flows: { flow } }), aState({ stage: 'lead' }), [
      [0, wrote({ stage: 'sql' })],
      [1, wrote({ city: 'Lund' })],
      [2, wrote({ stage: 'customer' })],
    ])
    expect(turns.map(notes)).toEqual([[], [], ['Won']])
  })

  test('a contact that is created has its fields when the trigger looks', async () => {
    const when = { fact: 'contact.country', operator: 'equal', value: 'SE' }
    const flow = aDocument({ start: ['contact-created', { when }], said: note('Hello {{ first_name | there }}') }, [
      'start.next > said',
    ])
    const created: InputContent = {
      type: 'record',
      created: 'api',
      fields: { country: 'SE', first_name: 'Ann' },
      allowBackward: false,
      cause: byApi,
      runFlows: true,
    }
    const { turns } = await live(aWorld({ flows: { flow } }), aState(), [[0, created]])
    expect(notes(turns[0])).toEqual(['Hello Ann'])
  })

  describe('an abandoned cart', () => {
    const flow = aDocument(
      {
        start: ['event', { name: 'Cart filled', where: [], when: null }],
        paid: ['wait-for', { for: { type: 'event', name: 'Paid', where: [] }, timeout: { hours: 4 } }],
        remind: note('Remind of {{ event.cart }}'),
        thank: note('Thanks for {{ event.cart }}'),
      },
      ['start.next > paid', 'paid.timed-out > remind', 'paid.happened > thank'],
      { entry: { rule: 'again-after-leaving', keyedBy: 'cart' } },
    )
    const filled = (cart: string) => did('Cart filled', { cart })
    const said = async (...story: Parameters<typeof live>[2]) =>
      (await live(aWorld({ flows: { flow } }), aState(), story)).turns.map(notes)

    test('is reminded of after its own time', async () => {
      const story = [[0, filled('a')], [hour, filled('b')], [4 * hour], [5 * hour]] as const
      expect(await said(...story)).toEqual([[], [], ['Remind of a'], ['Remind of b']])
    })

    test('hears only of itself being paid', async () => {
      const story = [[0, filled('a'), filled('b')], [hour, did('Paid', { cart: 'b' })], [4 * hour]] as const
      expect(await said(...story)).toEqual([[], ['Thanks for b'], ['Remind of a']])
    })

    test('hears of an event that names no cart, as every other does', async () => {
      const story = [[0, filled('a'), filled('b')], [hour, did('Paid')], [4 * hour]] as const
      expect(await said(...story)).toEqual([[], ['Thanks for a', 'Thanks for b'], []])
    })
  })

  test('an import can come without starting flows', async () => {
    const flow = aDocument({ start: ['contact-created', { when: null }], said: note('Hello') }, ['start.next > said'])
    const quiet: InputContent = {
      type: 'record',
      created: 'import',
      fields: { city: 'Lund' },
      allowBackward: false,
      cause: byApi,
      runFlows: false,
    }
    const { turns } = await live(aWorld({ flows: { flow } }), aState(), [[0, quiet]])
    expect([turns[0]?.runs, turns[0]?.contact?.fields['city']]).toEqual([[], 'Lund'])
  })
})

describe('lifecycle stages', () => {
  test('a contact that enters three segments at once ends at the highest stage, without a wait, and the others are logged', async () => {
    const at = (least: number) => ({ fact: 'contact.score', operator: 'at-least', value: least }) as const
    const flows = { a: segmentFlow('warm', 'lead'), b: segmentFlow('hot', 'sql'), c: segmentFlow('warmer', 'mql') }
    const world = aWorld({ flows, segments: { warm: at(10), warmer: at(20), hot: at(30) } })
    const { turns, state } = await live(world, aState({ stage: 'subscriber', score: 0 }), [[0, wrote({ score: 35 })]])
    expect(state.contact.fields['stage']).toBe('sql')
    const stages = turns[0]?.changes
      .filter(({ field }) => field === 'stage')
      .map(({ after, outcome }) => `${String(after)} ${outcome}`)
    expect(stages?.sort()).toEqual(['lead superseded', 'mql superseded', 'sql accepted'])
  })

  test('a churned customer can be moved back, and the furthest stage stays as it was', async () => {
    const flow = aDocument({ start: came, back: setStage('lead', true) }, ['start.next > back'])
    const { state } = await live(
      aWorld({ flows: { flow } }),
      aState({ stage: 'customer', furthest_stage: 'customer' }),
      [[0, did('Came')]],
    )
    expect(state.contact.fields).toMatchObject({ stage: 'lead', furthest_stage: 'customer' })
  })

  test('a refused move is a change of its own with the rule named, and stands on the step', async () => {
    const flow = aDocument({ start: came, back: setStage('lead') }, ['start.next > back'])
    const { turns } = await live(aWorld({ flows: { flow } }), aState({ stage: 'customer' }), [[0, did('Came')]])
    expect(turns[0]?.changes).toMatchObject([
      { outcome: 'refused', rule: 'forward-only', before: 'customer', after: 'lead' },
    ])
    expect(turns[0]?.steps.at(-1)?.step.note?.text).toBe('{field} was not set to {value}. {rule}')
  })

  test('a rule that is off, or whose filter lets nobody through, moves nobody', async () => {
    const deal = aDocument(
      {
        start: came,
        deal: [
          'create-deal',
          {
            name: 'D',
            stage: { pipeline: 'sales', stage: 'new-deal' },
            amount: null,
            currency: null,
            owner: { type: 'nobody' },
            withCompany: false,
          },
        ],
      },
      ['start.next > deal'],
    )
    const stageUnder = async (rule: object) => {
      const on = { enabled: true, filter: null }
      const syncRules = { 'open-deal': { ...on, ...rule }, 'won-deal': on, 'company-stage': on, 'contact-stage': on }
      const { state } = await live(
        aWorld({ flows: { deal }, crm: { syncRules } }),
        aState({ stage: 'lead', country: 'SE' }, { company: aCompany() }),
        [[0, did('Came')]],
      )
      return state.contact.fields['stage']
    }
    expect(await stageUnder({})).toBe('opportunity')
    expect(await stageUnder({ enabled: false })).toBe('lead')
    expect(await stageUnder({ filter: { fact: 'contact.country', operator: 'equal', value: 'FR' } })).toBe('lead')
  })

  test('a pause stops everything: nobody walks on, and nothing is lost meanwhile', async () => {
    const flow = aDocument({ start: came, wait: waitDays(1), said: note('Woke') }, [
      'start.next > wait',
      'wait.done > said',
    ])
    const running = aWorld({ flows: { flow } })
    const paused = aWorld({ flows: { flow: { document: flow, status: 'paused' } } })
    const begun = await live(running, aState(), [[0, did('Came')]])
    const held = await live(paused, begun.state, [[2 * day], [3 * day, did('Came')]])
    expect(held.turns.map(({ runs, notes: said }) => runs.length + said.length)).toEqual([0, 0])
    expect(notes((await live(running, held.state, [[4 * day]])).turns[0])).toEqual(['Woke'])
  })
})
