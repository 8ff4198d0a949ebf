import type { Field, FieldValues } from '@etape/conditions'
import { describe, expect, test } from 'vitest'
import { creationDefaults } from './defaults.ts'
import { defaultCrmSettings } from './default-settings.ts'
import { buildCatalog } from './fields.ts'
import { writeRules, describeRule } from './rules.ts'
import type { CrmSettings } from './settings.ts'
import { writeFields, type FieldWrite, type RecordWriting } from './write.ts'

const T0 = Date.UTC(2026, 2, 3, 9)
const label = { en: 'Own', fr: 'Propre', sv: 'Egen' }
const own = (object: Field['object'], key: string): Field => ({ object, key, type: 'text', label, builtIn: false })
const stage = (id: string) => ({ id, label, type: 'open', probability: 0.5 }) as const
const settings: CrmSettings = {
  ...defaultCrmSettings(),
  pipelines: [
    ...defaultCrmSettings().pipelines,
    { id: 'support', label, stages: [stage('asked'), stage('answered')] },
    { id: 'empty', label, stages: [] },
  ],
}
const users = [{ id: 'anna', name: 'Anna' }]
const catalog = buildCatalog({ customFields: [own('contact', 'pipeline'), own('deal', 'status')], settings, users })
const writing = (record: RecordWriting['record']): RecordWriting => ({
  record, recordId: 1, contactId: 1, catalog, settings, at: T0, cause: { by: 'person', user: 'anna', name: 'Anna' },
}) // prettier-ignore
const write = (record: RecordWriting['record'], fields: FieldValues, ...writes: FieldWrite[]) =>
  writeFields({ id: 1, version: 1, companyId: null, contactIds: [1], fields }, writes, writing(record)).record.fields

describe('a deal that comes to another pipeline', () => {
  const inSales = { pipeline: 'sales', stage: 'quote-sent', type: 'open' }
  const toSupport = { field: 'pipeline', value: 'support' }

  test('has the stage that is written too, not the first, in whatever order they come', () => {
    const answered = { field: 'stage', value: 'answered' }
    for (const writes of [
      [toSupport, answered],
      [answered, toSupport],
    ]) {
      expect(write('deal', inSales, ...writes)).toMatchObject({ pipeline: 'support', stage: 'answered' })
    }
  })

  test('has the first stage beside whatever else is written', () => {
    const written = write('deal', inSales, { field: 'amount', value: 7 }, toSupport)
    expect(written).toMatchObject({ pipeline: 'support', stage: 'asked', amount: 7 })
  })

  test('keeps its stage where the pipeline has none, or is none', () => {
    expect(write('deal', inSales, { field: 'pipeline', value: 'empty' })).toMatchObject({ stage: 'quote-sent' })
    expect(write('deal', inSales, { field: 'pipeline', value: 'nope' })).toEqual(inSales)
  })

  test('a stage of a pipeline that is gone is refused', () => {
    expect(write('deal', { pipeline: 'gone' }, { field: 'stage', value: 'asked' })).toEqual({ pipeline: 'gone' })
  })
})

describe('fields of the workspace that are called like those of other records', () => {
  test('a contact may have a pipeline of its own: no stage comes with it', () => {
    expect(write('contact', {}, { field: 'pipeline', value: 'support' })).toEqual({
      pipeline: 'support',
      updated_at: T0,
    })
  })

  test('a deal may have a status of its own: nobody keeps since when', () => {
    expect(write('deal', {}, { field: 'status', value: 'hot' })).toEqual({ status: 'hot', updated_at: T0 })
  })
})

describe('the furthest stage', () => {
  const to = (value: string) => ({ field: 'stage', value })

  test('begins with the first stage of all', () => {
    expect(write('contact', {}, to('subscriber'))).toMatchObject({ furthest_stage: 'subscriber' })
  })

  test('is not one beside the ladder', () => {
    expect(write('contact', {}, to('other'))['furthest_stage']).toBeUndefined()
    expect(write('contact', { furthest_stage: 'mql' }, to('other'))).toMatchObject({ furthest_stage: 'mql' })
  })
})

test('the choices of deals and owners are those of the workspace', () => {
  const choices = (ref: Parameters<typeof catalog.get>[0]) => catalog.get(ref)?.choices
  expect(choices('deal.pipeline')?.slice(-2)).toEqual([
    { value: 'support', label },
    { value: 'empty', label },
  ])
  expect(choices('deal.type')?.map(({ value }) => value)).toEqual(['open', 'won', 'lost'])
  expect(choices('company.owner')).toEqual([{ value: 'anna', label: { en: 'Anna', fr: 'Anna', sv: 'Anna' } }])
  expect(choices('deal.owner')).toEqual(choices('company.owner'))
  const noUsers = buildCatalog({ customFields: [], settings })
  expect([noUsers.get('company.owner')?.choices, noUsers.get('deal.owner')?.choices]).toEqual([undefined, undefined])
})

test('a new contact has the status of the settings, though it is not the first', () => {
  const given = { ...settings, defaults: { ...settings.defaults, status: 'open' } }
  expect(creationDefaults('form', { source: 'x', stage: 'lead' }, given)).toEqual([{ field: 'status', value: 'open' }])
})

test('every rule of writing has a sentence of its own', () => {
  expect(new Set(writeRules.map((rule) => describeRule(rule).text)).size).toBe(writeRules.length)
})
