import { expect, test } from 'vitest'
import { kindOf } from '../nodes/index.ts'
import { referencesOf } from './references.ts'

const references = (type: string, config: unknown) => {
  const kind = kindOf(type)
  return kind ? referencesOf(kind, config) : []
}

test('what is chosen in a form is referred to', () => {
  expect(references('segment-entered', { segment: 'vip', when: null })).toEqual([
    { type: 'segment', id: 'vip', where: 'config.segment' },
  ])
  expect(references('notify', { to: { type: 'users', users: ['ada', 'bo'] } })).toEqual([
    { type: 'user', id: 'ada', where: 'config.to.users' },
    { type: 'user', id: 'bo', where: 'config.to.users' },
  ])
  expect(references('create-deal', { stage: { pipeline: 'sales', stage: 'won' } })).toEqual([
    { type: 'pipeline-stage', id: 'sales/won', where: 'config.stage' },
  ])
})

test('conditions refer to fields, stages, events and segments, wherever they stand', () => {
  const when = {
    any: [
      { fact: 'contact.stage', operator: 'in', value: ['mql', 'sql'] },
      { not: { fact: 'segments', operator: 'in-segment', value: 'vip' } },
      { fact: 'events', params: { name: 'Signed up' }, operator: 'did', value: null },
    ],
  }
  const where = 'config.ways.0.when'
  expect(references('many-way', { ways: [{ id: 'a', label: 'A', when }] })).toEqual([
    { type: 'field', id: 'contact.stage', where },
    { type: 'stage', id: 'mql', where },
    { type: 'stage', id: 'sql', where },
    { type: 'segment', id: 'vip', where },
    { type: 'event', id: 'Signed up', where },
  ])
})

test('a value of a stage, status or owner field is a reference too', () => {
  expect(references('set-field', { field: 'contact.owner', to: { type: 'value', value: 'ada' } })).toEqual([
    { type: 'field', id: 'contact.owner', where: 'config.field' },
    { type: 'user', id: 'ada', where: 'config.to.value' },
  ])
})

test('fields in personalised texts are referred to', () => {
  expect(
    references('add-note', { text: '{{ first_name }} of {{ company.name | a company }}, {{ owner.name }}' }),
  ).toEqual([
    { type: 'field', id: 'contact.first_name', where: 'config.text' },
    { type: 'field', id: 'company.name', where: 'config.text' },
  ])
})

test('what is not chosen yet is no reference', () => {
  expect(references('segment-entered', {})).toEqual([])
  expect(references('many-way', { ways: [{ id: 'a', label: 'A' }, null, 3] })).toEqual([])
})
