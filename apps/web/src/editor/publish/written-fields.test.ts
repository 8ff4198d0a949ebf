import { readCondition } from '@etape/conditions'
import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { setConfig } from '@etape/flow'
import { expect, test } from 'vitest'
import { anEditor } from '../state/testing/an-editor.ts'
import { concernedBy, conflictsWith, rulesAgainst, writtenFields } from './written-fields.ts'

const writing = (record: 'contact' | 'company') =>
  setConfig(anEditor().drop('set-stage').document(), 'set-stage-1', { record, stage: 'mql', allowBackward: false })

test('a flow writes the fields its steps write; unfinished steps write none', () => {
  expect([...writtenFields(writing('contact'))]).toEqual(['contact.stage'])
  expect([...writtenFields(anEditor().drop('set-field').document())]).toEqual([])
})

test('flows that write the same field are in each other’s way, others are not', () => {
  const others = [
    { id: 'a', name: 'Scoring', document: writing('contact') },
    { id: 'b', name: 'Companies', document: writing('company') },
  ]
  expect(conflictsWith(writing('contact'), others)).toEqual([{ id: 'a', name: 'Scoring', fields: ['contact.stage'] }])
})

test('rules that are on and write the same field are in its way, others are not', () => {
  const rules = [
    { id: 'won-deal', enabled: true, filter: null },
    { id: 'open-deal', enabled: false, filter: null },
    { id: 'company-stage', enabled: true, filter: null },
  ] as const
  expect(rulesAgainst(writing('company'), rules)).toEqual([{ rule: rules[0], fields: ['company.stage'] }])
})

test('every rule says whom it concerns, of those that its filter lets through', () => {
  const catalog = buildCatalog({ customFields: [], settings: defaultCrmSettings() })
  const filter = { fact: 'contact.country', operator: 'equal', value: 'SE' }
  for (const id of ['open-deal', 'won-deal', 'company-stage', 'contact-stage'] as const) {
    const everybody = concernedBy({ id, enabled: true, filter: null })
    expect(readCondition(everybody, catalog).ok).toBe(true)
    expect(concernedBy({ id, enabled: true, filter })).toEqual({ all: [everybody, filter] })
  }
})
