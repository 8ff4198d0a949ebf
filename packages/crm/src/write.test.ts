import { expect, test, describe } from 'vitest'
import { defaultCrmSettings } from './default-settings.ts'
import { buildCatalog } from './fields.ts'
import type { Cause, Contact } from './records.ts'
import { writeFields, type FieldWrite, type RecordWriting } from './write.ts'

const T0 = Date.UTC(2026, 2, 3, 9)
const settings = defaultCrmSettings()
const custom = {
  object: 'contact',
  key: 'size',
  type: 'multi-choice',
  label: { en: '', fr: '', sv: '' },
  builtIn: false,
} as const
const catalog = buildCatalog({
  customFields: [{ ...custom, choices: [{ value: 's', label: custom.label }] }],
  settings,
})
const byRun: Cause = {
  by: 'run', flow: 'f', flowName: 'F', version: 1, runId: 1, stepId: 1, node: 'n', nodeName: 'N',
} // prettier-ignore
const byAnna: Cause = { by: 'person', user: 'anna', name: 'Anna' }

const aContact = (fields: Contact['fields']): Contact => ({ id: 1, version: 3, companyId: null, fields })
const writing = (cause: Cause, record: RecordWriting['record'] = 'contact'): RecordWriting => ({
  record, recordId: 1, contactId: 1, catalog, settings, at: T0, cause,
}) // prettier-ignore
const write = (fields: Contact['fields'], writes: readonly FieldWrite[], cause: Cause = byRun) =>
  writeFields(aContact(fields), writes, writing(cause))
const toStage = (value: string | null, allowBackward = false): FieldWrite => ({ field: 'stage', value, allowBackward })

test('an accepted write is kept with before, after and cause, and counts as one version', () => {
  const { record, changes } = write({ city: 'Lund' }, [{ field: 'city', value: 'Umeå' }, { field: 'country', value: 'SE' }]) // prettier-ignore
  expect(record).toEqual({
    id: 1,
    version: 4,
    companyId: null,
    fields: { city: 'Umeå', country: 'SE', updated_at: T0 },
  })
  expect(changes[0]).toEqual({
    record: 'contact', recordId: 1, contactId: 1, field: 'city', before: 'Lund', after: 'Umeå', outcome: 'accepted', rule: null, cause: byRun, at: T0,
  }) // prettier-ignore
})

test('a write of what is there already leaves no change and the same record', () => {
  const contact = aContact({ city: 'Lund', size: ['s'] })
  const result = writeFields(contact, [{ field: 'city', value: 'Lund' }, { field: 'size', value: ['s'] }, { field: 'phone', value: '' }], writing(byRun)) // prettier-ignore
  expect(result).toEqual({ record: contact, changes: [] })
  expect(result.record).toBe(contact)
})

test.each([
  ['unknown-field', { field: 'shoe_size', value: 43 }],
  ['unknown-field', { field: '__proto__', value: 'x' }],
  ['read-only', { field: 'created_at', value: 1 }],
  ['read-only', { field: 'furthest_stage', value: 'customer' }],
  ['wrong-type', { field: 'score', value: 'high' }],
  ['wrong-type', { field: 'score', value: NaN }],
  ['wrong-type', { field: 'email', value: 'nobody' }],
  ['choice-unknown', { field: 'status', value: 'nope' }],
  ['choice-unknown', { field: 'size', value: ['s', 'xxl'] }],
] as const)('a write is refused by %s', (rule, given) => {
  const { record, changes } = write({}, [given])
  expect(record.version).toBe(3)
  expect(changes).toMatchObject([{ outcome: 'refused', rule, before: null, after: given.value }])
})

describe('stages', () => {
  test.each([
    ['lead', 'mql', null],
    ['lead', 'customer', null],
    [null, 'other', null],
    [null, 'lead', null],
    ['deleted-stage', 'subscriber', null],
    ['customer', 'lead', 'forward-only'],
    ['customer', null, 'forward-only'],
    ['lead', 'other', 'off-ladder'],
    ['other', 'lead', 'off-ladder'],
  ])('an automatic write from %s to %s: %s', (from, to, rule) => {
    const { record, changes } = write({ stage: from }, [toStage(to)])
    expect(changes[0]?.rule).toBe(rule)
    expect(record.fields['stage']).toBe(rule ? from : to)
  })

  test.each([['customer', 'lead'], ['lead', 'other'], ['other', 'lead'], ['lead', null]])('a person moves from %s to %s', (from, to) => {
    expect(write({ stage: from }, [toStage(to)], byAnna).record.fields['stage']).toBe(to)
  }) // prettier-ignore

  test('an automatic write may go back when it says so', () => {
    expect(write({ stage: 'customer' }, [toStage('lead', true)]).changes[0]?.outcome).toBe('accepted')
  })

  test('the furthest stage is kept, and the time of the last move', () => {
    const up = write({ stage: 'lead', furthest_stage: 'lead', stage_since: 1 }, [toStage('sql')])
    expect(up.record.fields).toMatchObject({ stage: 'sql', furthest_stage: 'sql', stage_since: T0 })
    const down = writeFields(up.record, [toStage('lead')], { ...writing(byAnna), at: T0 + 5 })
    expect(down.record.fields).toMatchObject({
      stage: 'lead',
      furthest_stage: 'sql',
      stage_since: T0 + 5,
      updated_at: T0 + 5,
    })
  })

  test('a refused move touches no time', () => {
    expect(write({ stage: 'sql', stage_since: 1 }, [toStage('lead')]).record.fields).toEqual({
      stage: 'sql',
      stage_since: 1,
    })
  })
})

test('a new status keeps since when', () => {
  expect(write({ status: 'new' }, [{ field: 'status', value: 'open' }]).record.fields).toMatchObject({
    status: 'open',
    status_since: T0,
  })
})

describe('deals', () => {
  const support = {
    id: 'support',
    label: custom.label,
    stages: [{ id: 'asked', label: custom.label, type: 'open', probability: 0.5 }],
  } as const
  const wider = { ...settings, pipelines: [...settings.pipelines, support] }
  const widerWriting = {
    ...writing(byRun, 'deal'),
    settings: wider,
    catalog: buildCatalog({ customFields: [], settings: wider }),
  }
  const aDeal = {
    id: 1,
    version: 1,
    companyId: null,
    contactIds: [1],
    fields: { pipeline: 'sales', stage: 'quote-sent', type: 'open' },
  }

  test('a deal moves to any stage of its pipeline, and its type follows', () => {
    const won = writeFields(aDeal, [toStage('closed-won')], widerWriting)
    expect(won.record.fields).toMatchObject({ stage: 'closed-won', type: 'won', stage_since: T0 })
    expect(writeFields(won.record, [toStage('new-deal')], widerWriting).record.fields).toMatchObject({ type: 'open' })
  })

  test('a stage of another pipeline is refused', () => {
    expect(writeFields(aDeal, [toStage('asked')], widerWriting).changes).toMatchObject([
      { rule: 'stage-not-in-pipeline' },
    ])
  })

  test('another pipeline brings its first stage', () => {
    const { record, changes } = writeFields(aDeal, [{ field: 'pipeline', value: 'support' }], widerWriting)
    expect(record.fields).toMatchObject({ pipeline: 'support', stage: 'asked', type: 'open' })
    expect(changes.map(({ field }) => field)).toEqual(['pipeline', 'stage'])
  })

  test('pipeline and stage may come in any order', () => {
    const { record } = writeFields(aDeal, [toStage('asked'), { field: 'pipeline', value: 'support' }], widerWriting)
    expect(record.fields).toMatchObject({ pipeline: 'support', stage: 'asked' })
  })
})
