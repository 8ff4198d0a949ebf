import { expect, test } from 'vitest'
import type { Happening } from '../../kit/happening.ts'
import { contactCreated } from './contact-created.ts'
import { event } from './event.ts'
import { fieldChanged } from './field-changed.ts'
import { pageVisited } from './page-visited.ts'
import { segmentEntered } from './segment-entered.ts'
import { stageChanged } from './stage-changed.ts'

const asking = { now: 0, zone: 'UTC' }
const did = (name: string, properties: Record<string, unknown> = {}): Happening => ({
  type: 'event',
  name,
  properties,
  eventId: 1,
})
const changed = (field: string, before: string | null, after: string | null): Happening => ({
  type: 'field-changed', record: 'contact', field, before, after,
}) // prettier-ignore

test('an event starts a run when its properties pass all filters', () => {
  const where = [
    { property: 'plan', operator: 'equal', value: 'pro' } as const,
    { property: 'seats', operator: 'at-least', value: 5 } as const,
  ]
  const starts = (happening: Happening) =>
    event.starts?.matches({ name: 'Signed up', where, when: null }, happening, asking)
  expect(starts(did('Signed up', { plan: 'pro', seats: 5 }))).toBe(true)
  expect(starts(did('Signed up', { plan: 'pro', seats: 4 }))).toBe(false)
  expect(starts(did('Signed up', { plan: 'pro' }))).toBe(false)
  expect(starts(did('Signed in', { plan: 'pro', seats: 5 }))).toBe(false)
})

test.each([
  [{ type: 'is', path: '/pricing' }, '/pricing', true],
  [{ type: 'is', path: '/pricing' }, '/pricing/pro', false],
  [{ type: 'starts-with', path: '/pricing' }, '/pricing/pro', true],
  [{ type: 'contains', path: 'pro' }, '/pricing/pro', true],
  [{ type: 'contains', path: 'Pro' }, '/pricing/pro', false],
  [{ type: 'any' }, undefined, true],
  [{ type: 'is', path: '/pricing' }, undefined, false],
] as const)('page %j and a visit to %s: %s', (page, path, starts) => {
  expect(pageVisited.starts?.matches({ page, when: null }, did('Page visited', { path }), asking)).toBe(starts)
})

test('a change of field starts a run when from and to are as wanted', () => {
  const starts = (from: string | null, to: string | null, happening: Happening) =>
    fieldChanged.starts?.matches({ field: 'contact.country', from, to, when: null }, happening, asking)
  expect(starts(null, null, changed('country', 'SE', null))).toBe(true)
  expect(starts('SE', null, changed('country', 'SE', 'FR'))).toBe(true)
  expect(starts('SE', 'NO', changed('country', 'SE', 'FR'))).toBe(false)
  expect(starts(null, null, changed('city', 'SE', 'FR'))).toBe(false)
})

test('lists are the same in any order', () => {
  const config = { field: 'contact.interests', from: null, to: ['ski', 'sail'], when: null } as const
  const happening = { ...changed('interests', null, null), after: ['sail', 'ski'] } as Happening
  expect(fieldChanged.starts?.matches({ ...config, to: ['ski', 'sail'] }, happening, asking)).toBe(true)
  expect(fieldChanged.starts?.matches({ ...config, to: ['ski'] }, happening, asking)).toBe(false)
})

test('only the contact’s own stage counts as a change of stage', () => {
  const config = { from: null, to: 'customer', when: null }
  expect(stageChanged.starts?.matches(config, changed('stage', 'lead', 'customer'), asking)).toBe(true)
  expect(stageChanged.starts?.matches(config, changed('stage', 'lead', 'mql'), asking)).toBe(false)
  const ofCompany = { ...changed('stage', 'lead', 'customer'), record: 'company' } as Happening
  expect(stageChanged.starts?.matches(config, ofCompany, asking)).toBe(false)
})

test('a contact counts as created the way it was', () => {
  const created: Happening = { type: 'contact-created', source: 'form' }
  expect(contactCreated.starts?.matches({ source: null, when: null }, created, asking)).toBe(true)
  expect(contactCreated.starts?.matches({ source: 'import', when: null }, created, asking)).toBe(false)
})

test('the extra condition is asked, if there is one', () => {
  const when = { fact: 'contact.country', operator: 'equal', value: 'SE' } as const
  expect(segmentEntered.asks?.({ segment: 'vip', when })).toEqual([when])
  expect(segmentEntered.asks?.({ segment: 'vip', when: null })).toEqual([])
})
