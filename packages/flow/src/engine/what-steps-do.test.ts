import { phrase } from '@etape/conditions'
import { describeRule } from '@etape/crm'
import { describe, expect, test } from 'vitest'
import type { Effect, Message } from '../kit/outcome.ts'
import { aCompany, aDocument, aState, aWorld, byAnna, minute, putIn, T0, turnSettings } from './testing/a-world.ts'
import { carryOut } from './testing/carry-out.ts'
import { inputs } from './testing/a-world.ts'
import { takeTurn } from './take-turn.ts'

const write = (field: string, value: unknown, record: 'contact' | 'company' = 'contact'): Effect =>
  ({ type: 'write', record, field, value }) as Effect
const byStep = {
  by: 'run', flow: 'flow', flowName: 'Flow flow', version: 1, runId: 1000, stepId: 1001, node: 'act', nodeName: 'Act',
} // prettier-ignore
const value = (field: string, of: unknown) => ({ type: 'value', field, value: of })

describe('a step writes', () => {
  test('a task, about the contact and its company', async () => {
    const task = { type: 'call', title: 'Call', notes: 'Now', dueAt: T0 + minute, priority: 'high', assignee: 'anna' } as const
    const { turn } = await carryOut([{ type: 'create-task', task }], aState({}, { company: aCompany() }))
    expect(turn.tasks).toEqual([
      { id: 1000, ...task, contactId: 1, companyId: 9, dealId: null, doneAt: null, createdAt: T0, createdBy: byStep },
    ])
  }) // prettier-ignore

  test('a note, signed by the step', async () => {
    const { turn } = await carryOut([{ type: 'add-note', text: 'Nice' }])
    expect(turn.notes).toEqual([{ id: 1000, contactId: 1, text: 'Nice', at: T0, author: byStep }])
  })

  test('what is accepted without a word, also where it is there already', async () => {
    const { turn, note } = await carryOut([write('city', 'Lund'), write('country', 'SE')], aState({ country: 'SE' }))
    expect([turn.changes.length, note]).toEqual([1, null])
  })

  test('no stage back, unless it says so', async () => {
    const back = { ...write('stage', 'lead'), allowBackward: true } as Effect
    const customer = () => aState({ stage: 'customer' })
    expect((await carryOut([back], customer())).turn.contact?.fields['stage']).toBe('lead')
    const { note, turn } = await carryOut([write('stage', 'lead')], customer())
    expect(turn.contact).toBeNull()
    expect(note).toEqual(
      phrase('{field} was not set to {value}. {rule}', {
        field: { type: 'field', id: 'contact.stage' },
        value: value('contact.stage', 'lead') as never,
        rule: describeRule('forward-only'),
      }),
    )
  })

  test('to a company only when there is one', async () => {
    const { note, turn } = await carryOut([write('industry', 'Steel', 'company')])
    expect([note?.text, turn.changes]).toEqual(['The contact has no company: nothing was written.', []])
    const there = await carryOut([write('industry', 'Steel', 'company')], aState({}, { company: aCompany() }))
    expect([there.note, there.turn.companies[0]?.company.fields['industry']]).toEqual([null, 'Steel'])
  })

  test('a field that is gone as a refusal', async () => {
    const { turn } = await carryOut([write('gone', 'x')])
    expect(turn.changes).toMatchObject([{ field: 'gone', after: 'x', outcome: 'refused', rule: 'unknown-field' }])
  })

  test('several notes one after the other, and nothing after a problem', async () => {
    const { note } = await carryOut([write('score', 'a'), write('score', 'b')])
    expect(JSON.stringify(note)).toContain('"a"')
    expect(JSON.stringify(note)).toContain('"b"')
  })
})

describe('a change of what a company had', () => {
  const provide = (fields: object): Effect => ({ type: 'provide-company', name: null, domain: null, fields }) as Effect

  test('is told on the step only when it was refused', async () => {
    const { note, turn } = await carryOut([provide({ size: 7, stage: 'nope' })], aState({}, { company: aCompany() }))
    expect(turn.companies[0]?.company.fields['size']).toBe(7)
    expect(note?.values?.['field']).toEqual({ type: 'field', id: 'company.stage' })
  })
})

describe('a list that is none', () => {
  test.each(['hot', 'gone'])('is named on the step: %s', async (segment) => {
    const segments = { hot: { fact: 'contact.score', operator: 'at-least', value: 5 } } as const
    const { note, turn } = await carryOut([{ type: 'move-segment', segment, move: 'add' }], aState(), { segments })
    expect(note).toEqual({
      text: '{segment} is not a segment that contacts are put on by hand: nothing was changed.',
      values: { segment: { type: 'segment', id: segment } },
    })
    expect(turn.memberships).toEqual([])
  })
})

describe('stopping flows', () => {
  const waits = aDocument(
    { start: ['event', { name: 'Came', where: [], when: null }], wait: ['wait', { for: { days: 1 } }] },
    ['start.next > wait'],
  )
  const under = async (flow: string | null) => {
    const world = { flows: { f: waits, g: waits } }
    const came = { type: 'event', name: 'Came', properties: {}, cause: byAnna } as const
    const first = await takeTurn({ ...aState(), inputs: inputs(came) }, aWorld({ flows: { flow: waits, ...world.flows } }), turnSettings(aWorld(world)))
    const runs = first.runs.map(({ run }) => run).filter((run) => run.flow !== 'flow')
    const { turn } = await carryOut([{ type: 'stop-flow', flow }], aState({}, { runs: runs.map((run) => ({ ...run, id: run.id - 900 })) }), world)
    return turn.runs.flatMap(({ run }) => (run.outcome === 'stopped-by-flow' ? run.flow : []))
  } // prettier-ignore

  test('ends one flow, or all others', async () => {
    expect(await under('f')).toEqual(['f'])
    expect(await under(null)).toEqual(['f', 'g'])
  })
})

describe('a message', () => {
  const webhook: Message = {
    channel: 'webhook',
    url: 'https://a.example',
    method: 'POST',
    headers: {},
    body: '',
    reads: [],
  }
  const slack: Message = { channel: 'slack', to: null, text: 'Hi' }
  const deliver = (delivery: Message): Effect => ({ type: 'deliver', delivery })

  test('says what it is about, when, and how often the step has sent', async () => {
    const { turn } = await carryOut([deliver(slack), deliver(webhook)])
    const about = { contactId: 1, runId: 1000, stepId: 1001, flow: 'flow', node: 'act', createdAt: T0 }
    expect(turn.deliveries).toEqual([
      { id: 1000, key: '1000:act:2:1', ...about, message: slack },
      { id: 1001, key: '1000:act:2:2', ...about, message: { ...webhook, through: ['flow'] } },
    ])
  })

  test('of a version whose first are held says which', async () => {
    const world = aWorld({ flows: { f: aDocument({ start: ['by-hand', { when: null }], tell: ['notify', { to: { type: 'team', team: 'a' }, title: 'T', body: null, alsoByEmail: false }] }, ['start.next > tell']) } })
    const holding = { ...world, holding: new Set([1]) }
    const turn = await takeTurn({ ...aState(), inputs: inputs(putIn('f')) }, holding, turnSettings(holding))
    expect(turn.deliveries.map(({ holdFor }) => holdFor)).toEqual([1])
  }) // prettier-ignore
})

describe('a value that must be there once', () => {
  test('and is there already makes the run fail, with the field and the value', async () => {
    const world = aWorld({
      flows: {
        f: aDocument({ start: ['by-hand', { when: null }], set: ['set-field', { field: 'contact.external_id', to: { type: 'value', value: 'x1' } }] }, ['start.next > set']),
      },
    }) // prettier-ignore
    const isTaken = (_record: string, field: string, taken: unknown) => field === 'external_id' && taken === 'x1'
    const settings = { ...turnSettings(world), isTaken }
    const turn = await takeTurn({ ...aState(), inputs: inputs(putIn('f')) }, world, settings)
    expect(turn.runs[0]?.run).toMatchObject({
      status: 'failed',
      problem: {
        code: 'run/value-taken',
        values: { field: { type: 'field', id: 'contact.external_id' }, value: value('contact.external_id', 'x1') },
      },
    })
    expect(turn.changes).toEqual([])
  })
})
