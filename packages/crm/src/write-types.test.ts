import type { Field, FieldType, FieldValue } from '@etape/conditions'
import { describe, expect, test } from 'vitest'
import { arbitrate } from './arbitrate.ts'
import { makeDeal } from './deals.ts'
import { defaultCrmSettings } from './default-settings.ts'
import { buildCatalog } from './fields.ts'
import type { Cause } from './records.ts'
import { canMoveForward } from './stage-moves.ts'
import { fieldsMovedBy, isSameValue, weighWrite } from './write.ts'

const settings = defaultCrmSettings()
const label = { en: '', fr: '', sv: '' }
const types: readonly FieldType[] = ['text', 'number', 'boolean', 'date', 'date-time', 'multi-choice', 'email']
const customFields: Field[] = types.map((type) => ({
  object: 'contact', key: `a_${type.replace('-', '_')}`, type, label, builtIn: false,
  ...(type === 'multi-choice' && { choices: ['s', 'm', 'l'].map((value) => ({ value, label })) }),
})) // prettier-ignore
const catalog = buildCatalog({ customFields, settings, users: [{ id: 'ada', name: 'Ada' }] })
const byApi: Cause = { by: 'api', key: 'k', name: 'Site' }
const outcome = (field: string, value: FieldValue, cause: Cause = byApi, before: Record<string, FieldValue> = {}) => {
  const writing = { record: 'contact', recordId: 1, contactId: 1, catalog, settings, at: 0, cause } as const
  const change = weighWrite(before, { field, value }, writing)
  return change && (change.rule ?? change.outcome)
}

describe('a value', () => {
  test.each<[string, FieldValue, FieldValue]>([
    ['a_text', 'Lund', 7],
    ['a_number', 7, '7'],
    ['a_number', 0.5, Infinity],
    ['a_boolean', true, 'yes'],
    ['a_date', 86_400_000, 0.5],
    ['a_date_time', 1, 'soon'],
    ['a_email', 'ada@acme.com', 'ada'],
    ['a_multi_choice', ['s', 'l'], 's'],
  ])('of %s that fits is accepted and another is refused: %j, not %j', (field, good, bad) => {
    expect([outcome(field, good), outcome(field, bad)]).toEqual(['accepted', 'wrong-type'])
  })

  test('of several choices is refused when one of them is none', () => {
    expect([outcome('a_multi_choice', ['s', 'xl']), outcome('a_multi_choice', ['xl', 's'])]).toEqual(['choice-unknown', 'choice-unknown']) // prettier-ignore
    expect(outcome('a_multi_choice', [])).toBe('accepted')
  })

  test('can be taken away whatever its type', () => {
    for (const { key } of customFields) expect(outcome(key, null, byApi, { [key]: 'something' })).toBe('accepted')
  })

  test('that is a list is the same when all of it is, in order', () => {
    const cases = [[['a', 'b'], ['a', 'b']], [['a', 'b'], ['a', 'c']], [['a'], ['a', 'b']], [['a', 'b'], ['a']], [['b', 'a'], ['a', 'b']]] as const // prettier-ignore
    expect(cases.map(([left, right]) => isSameValue(left, right))).toEqual([true, false, false, false, false])
  })
})

test('what Etape keeps itself beside a field is named, for conditions that read it', () => {
  expect(fieldsMovedBy('stage')).toEqual(['furthest_stage', 'stage_since', 'type', 'updated_at'])
  expect(fieldsMovedBy('status')).toEqual(['status_since', 'updated_at'])
  expect(fieldsMovedBy('city')).toEqual(['updated_at'])
})

describe('a stage', () => {
  test('can be moved forward to one that exists, and to no other', () => {
    const moves = [['lead', 'mql'], ['mql', 'lead'], ['mql', 'mql'], ['lead', 'nowhere'], [null, 'lead'], [null, 'nowhere'], [null, null]] as const // prettier-ignore
    expect(moves.map(([from, to]) => canMoveForward(from, String(to), settings))).toEqual([true, false, false, false, true, false, false]) // prettier-ignore
  })

  test('of the same rank is not forward, and who creates a contact sets any', () => {
    const equal = settings.stages.map((stage) => (stage.id === 'sql' ? { ...stage, rank: settings.stages.find(({ id }) => id === 'mql')?.rank ?? null } : stage)) // prettier-ignore
    expect(canMoveForward('mql', 'sql', { ...settings, stages: equal })).toBe(false)
    expect(outcome('stage', 'lead', { by: 'creation', source: 'api' }, { stage: 'customer' })).toBe('accepted')
    expect(outcome('stage', 'lead', byApi, { stage: 'customer' })).toBe('forward-only')
  })
})

describe('two claims to one field', () => {
  const claim = (value: FieldValue, priority = 50) => ({ value, priority })

  test('are decided by rank for stages alone', () => {
    expect(arbitrate('stage', claim('sql'), claim('mql', 90), settings)).toEqual({ winner: 'earlier', rule: 'higher-stage-won' }) // prettier-ignore
    expect(arbitrate('city', claim('sql'), claim('mql', 90), settings)).toEqual({ winner: 'later', rule: 'higher-priority-won' }) // prettier-ignore
  })

  test('to stages of which one is beside the ladder, or that are the same, go by priority', () => {
    for (const [one, other] of [
      ['other', 'mql'],
      ['mql', 'other'],
      ['mql', 'mql'],
    ] as const) {
      expect(arbitrate('stage', claim(one), claim(other, 90), settings)).toEqual({ winner: 'later', rule: 'higher-priority-won' }) // prettier-ignore
      expect(arbitrate('stage', claim(one), claim(other), settings)).toEqual({ winner: 'earlier', rule: 'earlier-run-won' }) // prettier-ignore
    }
  })
})

describe('the catalogue', () => {
  const choicesOf = (ref: `${'contact' | 'company' | 'deal'}.${string}`) => catalog.get(ref)?.choices?.map(({ value }) => value) // prettier-ignore

  test('offers today’s choices, in their places', () => {
    const turned = { ...settings, stages: settings.stages.toReversed(), statuses: settings.statuses.toReversed() }
    const again = buildCatalog({ customFields, settings: turned, users: [{ id: 'ada', name: 'Ada' }] })
    for (const ref of ['contact.stage', 'company.furthest_stage', 'contact.status', 'company.status'] as const)
      expect(again.get(ref)?.choices).toEqual(catalog.get(ref)?.choices)
    expect(choicesOf('contact.stage')?.slice(0, 2)).toEqual(['subscriber', 'lead'])
    expect(choicesOf('contact.status')?.slice(0, 2)).toEqual(settings.statuses.map(({ id }) => id).slice(0, 2))
    expect(choicesOf('deal.pipeline')).toEqual(['sales'])
    expect(catalog.get('deal.pipeline')?.choices?.[0]?.label).toEqual(settings.pipelines[0]?.label)
    expect(choicesOf('deal.type')).toEqual(['open', 'won', 'lost'])
    expect(['contact.owner', 'company.owner', 'deal.owner'].map((ref) => choicesOf(ref as 'deal.owner'))).toEqual([['ada'], ['ada'], ['ada']]) // prettier-ignore
    expect(buildCatalog({ customFields, settings }).get('contact.owner')?.choices).toBeUndefined()
  })

  test('has a stage of two pipelines once, called as in the first', () => {
    const [sales] = settings.pipelines
    const called = { en: 'Other', fr: 'Autre', sv: 'Annan' }
    const second = sales && {
      ...sales,
      id: 'second',
      stages: sales.stages.map((stage) => ({ ...stage, label: called })),
    }
    const both = buildCatalog({ customFields, settings: { ...settings, pipelines: second ? [sales, second] : [] } })
    expect(both.get('deal.stage')?.choices).toEqual(catalog.get('deal.stage')?.choices)
  })
})

test('a deal at a stage that its pipeline does not have is refused by name', () => {
  const deal = { id: 1, companyId: null, contactIds: [1], name: 'D', pipeline: 'sales', stage: 'gone', amount: null, currency: null, owner: null, fields: {} } // prettier-ignore
  expect(makeDeal(deal as never, settings, 0)).toEqual({
    ok: false,
    problems: [
      {
        code: 'crm/pipeline-stage-unknown',
        severity: 'error',
        message: {
          text: 'The pipeline “{pipeline}” has no stage “{stage}”.',
          values: { pipeline: 'sales', stage: 'gone' },
        },
        where: 'stage',
        hint: { text: 'Choose a stage of the pipeline.' },
      },
    ],
  })
})
