import { describe, expect, test } from 'vitest'
import type { Condition } from '@etape/conditions'
import { defaultCrmSettings } from '@etape/crm'
import type { InputContent } from './input.ts'
import { takeTurn } from './take-turn.ts'
import {
  aCompany,
  aDocument,
  aState,
  aWorld,
  byAnna,
  byApi,
  did,
  inputs,
  putIn,
  T0,
  turnSettings,
  wrote,
} from './testing/a-world.ts'
import { live } from './testing/live.ts'
import type { ContactState, Turn } from './turn.ts'
import type { World } from './world.ts'

const byHand = ['by-hand', { when: null }] as const
const came = ['event', { name: 'Came', where: [], when: null }] as const
const setStage = (stage: string, allowBackward = false, record = 'contact') =>
  ['set-stage', { record, stage, allowBackward }] as const
const setField = (field: string, value: unknown) => ['set-field', { field, to: { type: 'value', value } }] as const
const note = (text: string) => ['add-note', { text }] as const

const take = (world: World, state: ContactState, ...contents: InputContent[]) =>
  takeTurn({ ...state, inputs: inputs(...contents) }, world, turnSettings(world))
const told = (turn: Turn) =>
  turn.changes.map(({ record, field, after, outcome, rule }) => [`${record}.${field}`, after, outcome, rule])

describe('a refused write', () => {
  test('is a change with its rule, and a note on the step that goes on', async () => {
    const world = aWorld({
      flows: {
        f: aDocument({ start: byHand, back: setStage('lead'), said: note('On') }, [
          'start.next > back',
          'back.next > said',
        ]),
      },
    })
    const turn = await take(world, aState({ stage: 'customer' }), putIn('f'))
    expect(told(turn)).toEqual([['contact.stage', 'lead', 'refused', 'forward-only']])
    expect(turn.contact).toBeNull()
    expect(turn.steps[1]?.step.note).toMatchObject({ text: '{field} was not set to {value}. {rule}' })
    expect(turn.notes).toHaveLength(1)
  })

  test('of a company that is not there is a note', async () => {
    const world = aWorld({
      flows: { f: aDocument({ start: byHand, set: setField('company.country', 'SE') }, ['start.next > set']) },
    })
    const turn = await take(world, aState(), putIn('f'))
    expect([turn.changes, turn.steps[1]?.step.state]).toEqual([[], 'left'])
    expect(turn.steps[1]?.step.note).not.toBeNull()
  })
})

describe('two flows writing one field in one turn', () => {
  const both = (a: readonly unknown[], b: readonly unknown[], [first, second] = [90, 10]) =>
    aWorld({
      flows: {
        a: aDocument({ start: came, write: a as never }, ['start.next > write'], { priority: first }),
        b: aDocument({ start: came, write: b as never }, ['start.next > write'], { priority: second }),
      },
    })

  test('of two stages the higher stays, and the lower is superseded, whatever the priorities', async () => {
    const turn = await take(both(setStage('mql'), setStage('sql')), aState({ stage: 'lead' }), did('Came'))
    expect(told(turn)).toEqual([
      ['contact.stage', 'mql', 'superseded', 'higher-stage-won'],
      ['contact.stage', 'sql', 'accepted', null],
    ])
    expect(turn.changes[1]?.before).toBe('lead')
    const other = await take(both(setStage('sql'), setStage('mql')), aState({ stage: 'lead' }), did('Came'))
    expect(told(other)).toEqual([
      ['contact.stage', 'sql', 'accepted', null],
      ['contact.stage', 'mql', 'superseded', 'higher-stage-won'],
    ])
  })

  test('otherwise the flow with the higher priority wins, and goes first', async () => {
    const turn = await take(
      both(setField('contact.city', 'Lund'), setField('contact.city', 'Nice'), [10, 90]),
      aState(),
      did('Came'),
    )
    expect(told(turn)).toEqual([
      ['contact.city', 'Nice', 'accepted', null],
      ['contact.city', 'Lund', 'superseded', 'higher-priority-won'],
    ])
    expect(turn.contact?.fields['city']).toBe('Nice')
  })

  test('what is added is added by each, also to what another flow has set at the same moment', async () => {
    const adding = (step: readonly [string, unknown], priority: number) =>
      aDocument({ start: came, step }, ['start.next > step'], { priority })
    const score = (change: 'add' | 'remove', points: number) => ['change-score', { change, points }] as const
    const set = ['set-field', { field: 'contact.score', to: { type: 'value', value: 100 } }] as const
    const more = ['set-field', { field: 'contact.score', to: { type: 'add', by: 5 } }] as const
    const three = aWorld({
      flows: { a: adding(score('add', 10), 50), b: adding(more, 50), c: adding(score('remove', 1), 10) },
    })
    const { turns, state } = await live(three, aState({ score: 1 }), [[0, did('Came')]])
    expect(state.contact.fields['score']).toBe(15)
    expect(turns[0]?.changes.map(({ before, after, outcome }) => [before, after, outcome])).toEqual([
      [1, 11, 'accepted'],
      [11, 16, 'accepted'],
      [16, 15, 'accepted'],
    ])
    const mixed = aWorld({ flows: { a: adding(set, 90), b: adding(more, 50), c: adding(set, 10) } })
    const after = await live(mixed, aState({ score: 1 }), [[0, did('Came')]])
    expect(after.state.contact.fields['score']).toBe(105)
    expect(after.turns[0]?.changes.map(({ after: value, outcome }) => [value, outcome])).toEqual([
      [100, 'accepted'],
      [105, 'accepted'],
      [100, 'superseded'],
    ])
  })

  test('a superseded stage starts nothing', async () => {
    const flows = {
      a: aDocument({ start: came, write: setStage('mql') }, ['start.next > write']),
      b: aDocument({ start: came, write: setStage('sql') }, ['start.next > write']),
      c: aDocument({ start: ['stage-changed', { from: 'lead', to: null, when: null }], said: note('Moved') }, [
        'start.next > said',
      ]),
    }
    const turn = await take(aWorld({ flows }), aState({ stage: 'lead' }), did('Came'))
    expect(turn.runs.map(({ run }) => run.flow)).toEqual(['a', 'b', 'c'])
    expect(turn.runs[2]?.run.start.because).toMatchObject({ values: { from: { value: 'lead' }, to: { value: 'sql' } } })
  })

  test('a flow that reacts to a write does not compete with it', async () => {
    const flows = {
      a: aDocument(
        { start: came, write: ['set-status', { record: 'contact', status: 'new' }] },
        ['start.next > write'],
        { priority: 90 },
      ),
      b: aDocument(
        {
          start: ['field-changed', { field: 'contact.status', from: null, to: 'new', when: null }],
          write: ['set-status', { record: 'contact', status: 'open' }],
        },
        ['start.next > write'],
        { priority: 10 },
      ),
    }
    const turn = await take(aWorld({ flows }), aState(), did('Came'))
    expect(turn.contact?.fields['status']).toBe('open')
  })
})

describe('segments', () => {
  const isSql = { fact: 'contact.stage', operator: 'equal', value: 'sql' } as const
  const segments: Record<string, Condition> = {
    sql: isSql,
    hot: {
      all: [
        { fact: 'segments', operator: 'in-segment', value: 'sql' },
        { fact: 'contact.score', operator: 'at-least', value: 5 },
      ],
    },
  }

  test('a segment that reads another follows it', async () => {
    const turn = await take(aWorld({ segments }), aState({ score: 9, stage: 'lead' }), wrote({ stage: 'sql' }))
    expect(turn.memberships.map(({ segment, moved }) => [segment, moved])).toEqual([['sql', 'entered'], ['hot', 'entered']])
    expect(turn.memberships[0]).toMatchObject({ cause: byApi, verdict: { holds: true, found: 'sql' } })
  }) // prettier-ignore

  test('a branch after a write sees the segments as they are then', async () => {
    const flow = aDocument(
      {
        start: byHand,
        up: setStage('sql'),
        asks: ['branch', { when: { fact: 'segments', operator: 'in-segment', value: 'hot' } }],
        said: note('Hot'),
      },
      ['start.next > up', 'up.next > asks', 'asks.yes > said'],
    )
    const turn = await take(aWorld({ segments, flows: { flow } }), aState({ score: 9, stage: 'lead' }), putIn('flow'))
    expect(turn.notes).toHaveLength(1)
  })

  test('a segment nothing of which was touched is not judged', async () => {
    const world = aWorld({ segments })
    let asked = 0
    const settings = turnSettings(world)
    const counted = { ...settings, judge: (...asking: Parameters<typeof settings.judge>) => { asked += 1; return settings.judge(...asking) } } // prettier-ignore
    await takeTurn(aState({ stage: 'lead' }, { inputs: inputs(wrote({ city: 'Lund' })) }), world, counted)
    expect(asked).toBe(0)
  })

  test('time empties and fills segments at the moment it does', async () => {
    const world = aWorld({
      segments: {
        silent: { fact: 'events', params: { name: 'Came', within: { days: 30 } }, operator: 'did-not', value: null },
      },
    })
    const first = await take(world, aState({}, { segments: new Map([['silent', 0]]) }), did('Came'))
    expect(first.memberships).toMatchObject([{ segment: 'silent', moved: 'left' }])
    expect(first.dueAt).toBe(T0 + 30 * 86_400_000)
    const events = [{ name: 'Came', at: T0, properties: {} }]
    const later = await takeTurn(aState({}, { events }), world, turnSettings(world, first.dueAt ?? 0))
    expect(later.memberships).toMatchObject([
      { segment: 'silent', moved: 'entered', cause: { by: 'system', reason: 'time' } },
    ])
  })

  test('a review looks at every segment again', async () => {
    const cause = { by: 'segment-definition', segment: 'sql', name: 'sql' } as const
    const turn = await take(aWorld({ segments }), aState({ stage: 'sql' }), { type: 'review', cause })
    expect(turn.memberships).toMatchObject([{ segment: 'sql', moved: 'entered', cause }])
  })

  test('conditions of a deleted field leave their segment alone and are reported', async () => {
    const world = aWorld({ segments: { broken: { fact: 'contact.gone', operator: 'is-set', value: null } } })
    expect(world.problems).toMatchObject([{ code: 'run/condition-invalid' }])
    expect((await take(world, aState(), wrote({ city: 'Lund' }))).memberships).toEqual([])
  })
})

describe('new contacts', () => {
  const created = (fields: Record<string, string>): InputContent => ({
    type: 'record', created: 'form', fields, allowBackward: false, cause: byApi, runFlows: true,
  }) // prettier-ignore

  test('get the defaults of their source, and a history of stage and status only', async () => {
    const turn = await take(aWorld({}), aState(), created({ email: 'a@gmail.com', first_name: 'Åsa' }))
    expect(turn.contact?.fields).toEqual({
      created_at: T0, updated_at: T0, email: 'a@gmail.com', first_name: 'Åsa', source: 'form',
      stage: 'lead', furthest_stage: 'lead', stage_since: T0, status: 'new', status_since: T0,
    }) // prettier-ignore
    expect(turn.changes.map(({ field, cause }) => [field, cause])).toEqual([
      ['stage', { by: 'creation', source: 'form' }],
      ['status', { by: 'creation', source: 'form' }],
    ])
  })

  test('every segment is looked at, also those of what is not set', async () => {
    const world = aWorld({
      segments: { nameless: { fact: 'contact.first_name', operator: 'is-not-set', value: null } },
    })
    expect((await take(world, aState(), created({ email: 'a@b.se' }))).memberships).toHaveLength(1)
  })

  test('join the company of their domain', async () => {
    const box = { current: { id: 7, version: 1, fields: { name: 'Acme', domain: 'acme.se', stage: 'customer' } } }
    const turn = await take(
      aWorld({}),
      aState({}, { companiesByDomain: new Map([['acme.se', box]]) }),
      created({ email: 'a@acme.se' }),
    )
    expect(turn.contact).toMatchObject({ companyId: 7, fields: { stage: 'customer' } })
    expect(turn.companies).toEqual([])
  })

  test('make that company when there is none, once for a whole batch', async () => {
    const companiesByDomain: NonNullable<ContactState['companiesByDomain']> = new Map()
    const turn = await take(aWorld({}), aState({}, { companiesByDomain }), created({ email: 'a@acme.se' }))
    expect(turn.companies).toMatchObject([
      { created: true, company: { id: 1000, fields: { name: 'acme.se', domain: 'acme.se', stage: 'lead' } } },
    ])
    const second = await take(aWorld({}), aState({}, { companiesByDomain }), created({ email: 'b@acme.se' }))
    expect(second).toMatchObject({ contact: { companyId: 1000 }, companies: [] })
  })

  test('join nobody with a free-mail address, nor without domains to look in', async () => {
    const turn = await take(aWorld({}), aState({}, { companiesByDomain: new Map() }), created({ email: 'a@gmail.com' }))
    expect(turn.contact?.companyId).toBeNull()
    expect((await take(aWorld({}), aState(), created({ email: 'a@acme.se' }))).contact?.companyId).toBeNull()
  })
})

describe('deals and companies', () => {
  const createDeal = (stage: string, withCompany: boolean) =>
    [
      'create-deal',
      {
        name: 'Big one',
        stage: { pipeline: 'sales', stage },
        amount: 5,
        currency: null,
        owner: { type: 'nobody' },
        withCompany,
      },
    ] as const
  const sells = (stage: string, withCompany = true) =>
    aDocument({ start: byHand, deal: createDeal(stage, withCompany) }, ['start.next > deal'])

  test('a won deal made by a flow makes customers of contact and company in the same turn', async () => {
    const world = aWorld({ flows: { sells: sells('closed-won') } })
    const company = aCompany({ stage: 'lead' })
    const turn = await take(world, aState({ stage: 'mql', status: 'open' }, { company }), putIn('sells'))
    expect(turn.deals).toMatchObject([
      {
        created: true,
        deal: { companyId: 9, contactIds: [1], fields: { type: 'won', amount: 5, currency: 'EUR', stage_since: T0 } },
      },
    ])
    expect(turn.contact?.fields).toMatchObject({ stage: 'customer', status: 'open' })
    expect(turn.companies).toMatchObject([{ company: { fields: { stage: 'customer' } } }])
    expect(company.current).toBe(turn.companies[0]?.company)
    expect(turn.changes.map(({ record, after, cause }) => [record, after, cause.by])).toEqual([
      ['deal', 'closed-won', 'run'],
      ['contact', 'customer', 'rule'],
      ['company', 'customer', 'rule'],
    ])
  })

  test('the company’s other contacts hear of it in turns of their own', async () => {
    const turn = await take(
      aWorld({ flows: { sells: sells('closed-won') } }),
      aState({ stage: 'mql' }, { company: aCompany({ stage: 'lead' }) }),
      putIn('sells'),
    )
    expect(turn.onward).toMatchObject([
      {
        to: { contactsOfCompany: 9, but: 1 },
        hop: 2,
        content: {
          type: 'company',
          changed: ['stage'],
          before: { stage: 'lead' },
          stageMoved: true,
          through: ['sells'],
        },
      },
    ])
    const heard = await take(
      aWorld({}),
      { ...aState({ stage: 'sql' }, { company: aCompany({ stage: 'customer' }) }) },
      turn.onward[0]!.content,
    )
    expect(heard.contact?.fields['stage']).toBe('customer')
    expect(heard.onward).toEqual([])
  })

  test('a company that is not the deal’s is left alone', async () => {
    const turn = await take(
      aWorld({ flows: { sells: sells('closed-won', false) } }),
      aState({ stage: 'mql' }, { company: aCompany({ stage: 'lead' }) }),
      putIn('sells'),
    )
    expect(turn.deals[0]?.deal.companyId).toBeNull()
    // The company follows its contact all the same, by the rule for that.
    expect(turn.changes.at(-1)?.cause).toMatchObject({ by: 'rule', rule: 'contact-stage' })
  })

  test('a deal moved elsewhere applies the rules, an amount changed does not', async () => {
    const deals = [
      {
        id: 5,
        version: 2,
        companyId: null,
        contactIds: [1],
        fields: { name: 'D', pipeline: 'sales', stage: 'quote-sent', type: 'open' },
      },
    ]
    const moved = await take(aWorld({}), aState({ stage: 'lead' }, { deals }), {
      type: 'deal',
      dealId: 5,
      created: false,
      cause: byAnna,
    })
    expect(moved.contact?.fields['stage']).toBe('opportunity')
    const priced = await take(aWorld({}), aState({ stage: 'lead' }, { deals }), {
      type: 'deal',
      dealId: 5,
      created: false,
      changed: ['amount'],
      cause: byAnna,
    })
    expect(priced.changes).toEqual([])
  })

  test('a rule’s filter is asked', async () => {
    const { syncRules } = defaultCrmSettings()
    const filter = { fact: 'contact.country', operator: 'equal', value: 'SE' } as const
    const world = aWorld({
      flows: { sells: sells('closed-won') },
      crm: { syncRules: { ...syncRules, 'won-deal': { enabled: true, filter } } },
    })
    expect((await take(world, aState({ stage: 'mql', country: 'FI' }), putIn('sells'))).contact).toBeNull()
    expect((await take(world, aState({ stage: 'mql', country: 'SE' }), putIn('sells'))).contact?.fields['stage']).toBe(
      'customer',
    )
  })

  test('what a rule writes between two flows is a move of its own, from which the next goes on', async () => {
    const setting = (stage: string, priority: number) =>
      aDocument({ start: came, set: setStage(stage) }, ['start.next > set'], { priority })
    const deal = aDocument({ start: came, deal: createDeal('new-deal', false) }, ['start.next > deal'], {
      priority: 50,
    })
    const world = aWorld({ flows: { a: setting('mql', 90), b: deal, c: setting('customer', 10) } })
    const turn = await take(world, aState({ stage: 'lead' }), did('Came'))
    const moves = turn.changes.filter(({ record, field }) => record === 'contact' && field === 'stage')
    expect(moves.map(({ before, after, outcome }) => [before, after, outcome])).toEqual([
      ['lead', 'mql', 'accepted'],
      ['mql', 'opportunity', 'accepted'],
      ['opportunity', 'customer', 'accepted'],
    ])
  })

  test('contact and company moved by a flow keep one change each, however often they are read', async () => {
    const flow = aDocument(
      { start: byHand, up: setStage('sql', false, 'company'), on: setField('company.industry', 'Steel') },
      ['start.next > up', 'up.next > on'],
    )
    const turn = await take(
      aWorld({ flows: { flow } }),
      aState({ stage: 'lead' }, { company: aCompany({ stage: 'lead' }) }),
      putIn('flow'),
    )
    expect(turn.companies).toMatchObject([{ company: { version: 2, fields: { stage: 'sql', industry: 'Steel' } } }])
    expect(turn.contact).toMatchObject({ version: 2, fields: { stage: 'sql' } })
    expect(turn.onward[0]?.content).toMatchObject({ changed: ['stage', 'industry'] })
  })
})

test('messages get a key that is the same over every retry', async () => {
  const notify = [
    'notify',
    { to: { type: 'team', team: 'sales' }, title: '{{ first_name | Somebody }} came', body: null, alsoByEmail: false },
  ] as const
  const world = aWorld({ flows: { f: aDocument({ start: byHand, tell: notify }, ['start.next > tell']) } })
  const turn = await take(world, aState({ first_name: 'Åsa' }), putIn('f'))
  expect(turn.deliveries).toMatchObject([
    { key: '1000:tell:2:1', runId: 1000, stepId: 1001, message: { channel: 'notification', title: 'Åsa came' } },
  ])
})

test('texts written to a number field are read as numbers, and refused when they are none', async () => {
  const copy = (text: string) =>
    aDocument({ start: byHand, set: ['set-field', { field: 'contact.score', to: { type: 'text', text } }] }, [
      'start.next > set',
    ])
  const world = aWorld({ flows: { good: copy('{{ city }}'), bad: copy('much') } })
  const turn = await take(world, aState({ city: '12' }), putIn('good'), putIn('bad'))
  expect(told(turn)).toEqual([
    ['contact.score', 12, 'accepted', null],
    ['contact.score', 'much', 'refused', 'wrong-type'],
  ])
})

test('the world knows which events its conditions read, wherever they stand', () => {
  const event = (name: string) => ({ fact: 'events', params: { name }, operator: 'did', value: null }) as const
  const flow = aDocument(
    { start: byHand, wait: ['wait-for', { for: { type: 'condition', when: event('Paid') }, timeout: null }] },
    ['start.next > wait'],
    { goal: event('Bought') },
  )
  const world = aWorld({ flows: { flow }, segments: { active: event('Came') } })
  expect([...world.eventsRead].sort()).toEqual(['Bought', 'Came', 'Paid'])
})

describe('the company of a contact', () => {
  test('can be set by an input, and stages follow both ways', async () => {
    const company = { current: { id: 7, version: 1, fields: { name: 'Acme', stage: 'customer' } } }
    const content = { ...wrote({ city: 'Lund' }), companyId: 7 } as InputContent
    const state = { ...aState({ stage: 'lead' }), company }
    const turn = await take(aWorld({}), state, content)
    expect(turn.contact).toMatchObject({ companyId: 7, fields: { city: 'Lund', stage: 'customer' } })
  })

  test('can be made by its domain and be left for another in the same turn', async () => {
    const company = { current: { id: 7, version: 1, fields: { name: 'Acme' } } }
    const state = { ...aState({}, { companiesByDomain: new Map() }), company }
    const move = { ...wrote({}), companyId: 7 } as InputContent
    const turn = await take(aWorld({}), state, wrote({ email: 'a@b.se' }), move)
    expect(turn.contact?.companyId).toBe(7)
    expect(turn.companies).toMatchObject([{ created: true, company: { fields: { domain: 'b.se' } } }])
  })

  test('is nothing the contact’s facts know of before', async () => {
    const company = { current: { id: 7, version: 1, fields: { name: 'Acme' } } }
    const world = aWorld({ segments: { acme: { fact: 'company.name', operator: 'equal', value: 'Acme' } } })
    const content = { ...wrote({}), companyId: 7 } as InputContent
    const before = await take(world, { ...aState(), company }, wrote({ city: 'Lund' }))
    expect(before.memberships).toEqual([])
    const turn = await take(world, { ...aState(), company }, content)
    expect(turn.memberships).toMatchObject([{ segment: 'acme', moved: 'entered' }])
    const out = { ...wrote({}), companyId: null } as InputContent
    const left = await take(world, aState({}, { company, segments: new Map([['acme', T0]]) }), out)
    expect(left).toMatchObject({ contact: { companyId: null }, memberships: [{ segment: 'acme', moved: 'left' }] })
  })
})

test('an import that runs no flows starts none through the company either', async () => {
  const quiet: InputContent = {
    type: 'record',
    created: null,
    fields: { stage: 'sql' },
    allowBackward: false,
    cause: byApi,
    runFlows: false,
  }
  const first = await take(aWorld({}), aState({ stage: 'lead' }, { company: aCompany({ stage: 'lead' }) }), quiet)
  const moved = aDocument({ start: ['stage-changed', { from: null, to: null, when: null }] }, [])
  const colleague = aState({ stage: 'lead' }, { company: aCompany({ stage: 'sql' }) })
  const turn = await take(aWorld({ flows: { moved } }), colleague, first.onward[0]!.content)
  expect([turn.contact?.fields['stage'], turn.runs]).toEqual(['sql', []])
})
