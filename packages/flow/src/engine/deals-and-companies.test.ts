import { describe, expect, test } from 'vitest'
import { defaultCrmSettings } from '@etape/crm'
import type { InputContent } from './input.ts'
import { aCompany, aDocument, aState, aWorld, byAnna, byApi, did, putIn, T0, wrote } from './testing/a-world.ts'
import { byHand, came, setField, setStage } from './testing/steps.ts'
import { take } from './testing/take.ts'

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
