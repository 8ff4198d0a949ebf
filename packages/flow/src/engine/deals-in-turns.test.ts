import type { Condition } from '@etape/conditions'
import type { Deal } from '@etape/crm'
import { describe, expect, test } from 'vitest'
import type { Effect } from '../kit/outcome.ts'
import { aDocument, aState, T0 } from './testing/a-world.ts'
import { carryOut } from './testing/carry-out.ts'
import { said } from './testing/said.ts'
import type { Turn } from './turn.ts'

const byStep = {
  by: 'run', flow: 'flow', flowName: 'Flow flow', version: 1, runId: 1000, stepId: 1001, node: 'act', nodeName: 'Act',
} // prettier-ignore
const create: Effect = {
  type: 'create-deal', name: 'Own', pipeline: 'sales', stage: 'new-deal', amount: 100, currency: null, owner: null, withCompany: false,
} // prettier-ignore
const update = (fields: object, which: 'latest-open' | 'from-this-flow' = 'latest-open'): Effect =>
  ({ type: 'update-deal', which, fields }) as Effect
const aDeal = (id: number, contactIds = [1]): Deal => ({
  id, version: 3, companyId: null, contactIds,
  fields: { name: `Deal ${id}`, pipeline: 'sales', stage: 'new-deal', type: 'open', amount: 100 },
}) // prettier-ignore
const big: Condition = {
  fact: 'deals',
  params: { where: [{ field: 'deal.amount', operator: 'at-least', value: 100 }] },
  operator: 'did',
  value: null,
}
const starting = (type: string, config: object) => aDocument({ start: [type, { ...config, when: null }] }, [])
const flows = {
  made: starting('deal-created', { stage: null }),
  moved: starting('deal-stage-changed', { from: null, to: null }),
}
const startedBy = ({ runs }: Turn) => runs.map(({ run }) => run.flow).filter((flow) => flow !== 'flow')

describe('a deal that a step makes', () => {
  test('is a change of its own, from nothing to its stage', async () => {
    const { turn } = await carryOut([create], aState({ stage: 'customer' }))
    expect(turn.changes).toEqual([
      {
        id: 1000, record: 'deal', recordId: 1000, contactId: 1, field: 'stage', before: null, after: 'new-deal',
        outcome: 'accepted', rule: null, cause: byStep, at: T0,
      },
    ]) // prettier-ignore
  })

  test('is seen by segments, and by flows that hear of new deals', async () => {
    const { turn } = await carryOut([create], aState(), { segments: { big }, flows })
    expect(turn.memberships).toMatchObject([{ segment: 'big', moved: 'entered', cause: byStep }])
    expect(startedBy(turn)).toContain('made')
  })

  test('at a stage that its pipeline has not makes the run fail', async () => {
    const { turn } = await carryOut([{ ...create, stage: 'nope' }])
    const { code, ...problem } = turn.runs[0]?.run.problem ?? { text: '' }
    expect(code).toBe('run/step-failed')
    expect(said(problem)).toBe('The step could not be carried out: The pipeline “sales” has no stage “nope”.')
    expect(turn.deals).toEqual([])
  })
})

describe('a deal that a step writes', () => {
  test('without a move tells no flow and moves no stage, and segments look at it', async () => {
    const { turn } = await carryOut([update({ amount: 5 })], aState({ stage: 'lead' }, { deals: [aDeal(2)], segments: new Map([['big', T0]]) }), { segments: { big }, flows })
    expect([startedBy(turn), turn.contact]).toEqual([[], null])
    expect(turn.memberships).toMatchObject([{ segment: 'big', moved: 'left' }])
  }) // prettier-ignore

  test('with a move tells the flows that hear of moves, not those of new deals', async () => {
    const { turn } = await carryOut([update({ stage: 'quote-sent' })], aState({ stage: 'customer' }, { deals: [aDeal(2)] }), { flows })
    expect(startedBy(turn)).toEqual(['moved'])
  }) // prettier-ignore

  test('as the one this flow made is none where it made none', async () => {
    const { turn, note } = await carryOut([update({ amount: 5 }, 'from-this-flow')], aState({}, { deals: [aDeal(2)] }))
    expect([turn.deals, note?.text]).toEqual([[], 'The contact has no such deal: nothing was written.'])
  })

  test('is told to its other contacts once, with all that changed and where it stood first', async () => {
    const effects = [update({ stage: 'demo-scheduled' }), update({ amount: 5, stage: 'quote-sent' })]
    const { turn } = await carryOut(effects, aState({ stage: 'customer' }, { deals: [aDeal(2, [1, 7])] }))
    expect(turn.onward).toEqual([
      {
        to: { contactsOfDeal: 2, but: 1 },
        content: {
          type: 'deal', dealId: 2, created: false, changed: ['stage', 'amount'], before: { pipeline: 'sales', stage: 'new-deal' },
          cause: byStep, through: ['flow'], runFlows: true,
        },
        hop: 2,
        at: T0,
      },
    ]) // prettier-ignore
  })

  test('of this contact alone, or made in this turn, is told to nobody', async () => {
    const { turn } = await carryOut([update({ amount: 5 }), create, update({ amount: 6 }, 'from-this-flow')], aState({}, { deals: [aDeal(2)] }))
    expect(turn.onward).toEqual([])
  }) // prettier-ignore

  test('in a field that is gone is refused, with its name on the step', async () => {
    const { note } = await carryOut([update({ gone: 5 })], aState({}, { deals: [aDeal(2)] }))
    expect(note?.values?.['field']).toEqual({ type: 'field', id: 'deal.gone' })
  })
})
