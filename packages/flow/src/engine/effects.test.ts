import type { Deal } from '@etape/crm'
import { describe, expect, test } from 'vitest'
import type { Effect } from '../kit/outcome.ts'
import { aCompany, aDocument, aState, T0 } from './testing/a-world.ts'
import { carryOut } from './testing/carry-out.ts'

const deal = (id: number, fields: Record<string, unknown> = {}, contactIds = [1]): Deal => ({
  id, version: 3, companyId: null, contactIds,
  fields: { name: `Deal ${id}`, pipeline: 'sales', stage: 'new-deal', type: 'open', amount: 100, ...(fields as object) },
}) // prettier-ignore
const update = (fields: object, which: 'latest-open' | 'from-this-flow' = 'latest-open'): Effect =>
  ({ type: 'update-deal', which, fields }) as Effect

describe('updating a deal', () => {
  const deals = [deal(1), deal(2), deal(3, { type: 'won', stage: 'closed-won' })]

  test('writes the newest that is open, once, with each change kept', async () => {
    const { turn, after } = await carryOut(
      [update({ amount: 250 }), update({ amount: '300', stage: 'demo-scheduled' })],
      aState({}, { deals }),
    )
    expect(turn.deals).toMatchObject([
      { created: false, deal: { id: 2, version: 4, fields: { amount: 300, stage: 'demo-scheduled' } } },
    ])
    expect(
      turn.changes.filter(({ record }) => record === 'deal').map(({ field, after: to }) => `${field} ${String(to)}`),
    ).toEqual(['amount 250', 'amount 300', 'stage demo-scheduled'])
    expect(after.deals.map(({ fields }) => fields['amount'])).toEqual([100, 300, 100])
  })

  test('that is won moves the contact’s stage by the rule, in the same turn', async () => {
    const { turn } = await carryOut([update({ stage: 'closed-won' })], aState({ stage: 'lead' }, { deals }))
    expect(turn.contact?.fields['stage']).toBe('customer')
  })

  test('tells flows that hear of deals where it stood before', async () => {
    const heard = aDocument(
      { start: ['deal-won', { pipeline: null, when: null }], said: ['add-note', { text: 'Won' }] },
      ['start.next > said'],
    )
    const { turn } = await carryOut([update({ stage: 'closed-won' })], aState({}, { deals }), { flows: { heard } })
    expect(turn.notes.map(({ text }) => text)).toEqual(['Won'])
  })

  test('tells the deal’s other contacts, in turns of their own', async () => {
    const shared = [deal(2, {}, [1, 7])]
    const { turn } = await carryOut([update({ stage: 'demo-scheduled' })], aState({}, { deals: shared }))
    expect(turn.onward).toMatchObject([
      {
        to: { contactsOfDeal: 2, but: 1 },
        content: { type: 'deal', dealId: 2, changed: ['stage'], before: { stage: 'new-deal' } },
      },
    ])
  })

  test('finds the one this run made', async () => {
    const create: Effect = {
      type: 'create-deal',
      name: 'Own',
      pipeline: 'sales',
      stage: 'new-deal',
      amount: null,
      currency: null,
      owner: null,
      withCompany: false,
    }
    const { turn } = await carryOut([create, update({ amount: 5 }, 'from-this-flow')], aState({}, { deals }))
    expect(turn.deals).toMatchObject([{ created: true, deal: { fields: { name: 'Own', amount: 5 } } }])
    expect(turn.runs[0]?.run.memory).toEqual({ deals: [1000] })
  })

  test('that is not there, or to a stage it cannot have, is said on the step', async () => {
    expect((await carryOut([update({ amount: 5 })])).note?.text).toBe(
      'The contact has no such deal: nothing was written.',
    )
    const { note, turn } = await carryOut([update({ stage: 'nope' })], aState({}, { deals }))
    expect([note?.text, turn.deals]).toEqual(['{field} was not set to {value}. {rule}', []])
  })
})

describe('providing a company', () => {
  const provide = (name: string | null, domain: string | null, fields: object = {}): Effect =>
    ({ type: 'provide-company', name, domain, fields }) as Effect

  test('makes one, joins it and writes it', async () => {
    const { turn, after } = await carryOut([provide('Acme', 'ACME.test', { industry: 'Tools' })])
    expect(turn.companies).toMatchObject([
      { created: true, company: { fields: { name: 'Acme', domain: 'acme.test', industry: 'Tools' } } },
    ])
    expect(after.company?.current.id).toBe(after.contact.companyId)
  })

  test('joins the one of that domain or name that is there', async () => {
    for (const known of [
      { companiesByDomain: new Map([['acme.test', aCompany()]]) },
      { companiesByName: new Map([['Acme', aCompany()]]) },
    ]) {
      const { turn, after } = await carryOut([provide('Acme', 'acme.test')], aState({}, known))
      expect([
        turn.companies.filter(({ created }) => created),
        after.contact.companyId,
        after.company?.current.id,
      ]).toEqual([[], 9, 9])
    }
  })

  test('writes the company the contact has, and leaves its name as people wrote it', async () => {
    const { turn } = await carryOut(
      [provide('Other', 'other.test', { industry: 'Tools' })],
      aState({}, { company: aCompany() }),
    )
    expect(turn.companies).toMatchObject([
      { created: false, company: { id: 9, fields: { name: 'Acme', domain: 'other.test', industry: 'Tools' } } },
    ])
  })

  test('without a name or a domain is said on the step', async () => {
    expect((await carryOut([provide(' ', null)])).note?.text).toContain('Neither a name nor a domain')
  })
})

describe('moving on a list', () => {
  const move = (segment: string, to: 'add' | 'remove'): Effect => ({ type: 'move-segment', segment, move: to })

  test('puts the contact on it or takes it off, and says so once', async () => {
    const on = await carryOut([move('vip', 'add'), move('vip', 'add')], aState(), { segments: { vip: 'static' } })
    expect(on.turn.memberships).toMatchObject([{ segment: 'vip', moved: 'entered', cause: { by: 'run' } }])
    const off = await carryOut([move('vip', 'remove')], aState({}, { segments: new Map([['vip', T0]]) }), {
      segments: { vip: 'static' },
    })
    expect(off.turn.memberships).toMatchObject([{ moved: 'left' }])
  })

  test('leaves a segment alone that conditions decide', async () => {
    const { turn, note } = await carryOut([move('hot', 'add')], aState(), {
      segments: { hot: { fact: 'contact.score', operator: 'at-least', value: 5 } },
    })
    expect([turn.memberships, note?.text]).toEqual([
      [],
      expect.stringContaining('not a segment that contacts are put on by hand'),
    ])
  })
})
