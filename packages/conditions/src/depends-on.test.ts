import { expect, test } from 'vitest'
import { dependsOn } from './depends-on.ts'

test('a condition depends on everything its lines read', () => {
  const dependencies = dependsOn({
    all: [
      { fact: 'contact.country', operator: 'equal', value: 'SE' },
      { not: { any: [{ fact: 'company.size', operator: 'at-least', value: 50 }] } },
      {
        fact: 'deals',
        params: { where: [{ field: 'deal.type', operator: 'equal', value: 'won' }] },
        operator: 'did',
        value: null,
      },
      { fact: 'events', params: { name: 'Signed up' }, operator: 'did', value: null },
      { fact: 'segments', operator: 'in-segment', value: 'vip' },
    ],
  })
  expect(dependencies).toEqual({
    fields: new Set(['contact.country', 'company.size', 'deal.type']),
    events: new Set(['Signed up']),
    segments: new Set(['vip']),
    flows: new Set(),
    deals: true,
    company: true,
    time: true,
  })
})

test('fixed values do not depend on time', () => {
  const { time, deals, company } = dependsOn({ fact: 'contact.created_at', operator: 'before', value: '2026-01-01' })
  expect({ time, deals, company }).toEqual({ time: false, deals: false, company: false })
})

test('a date compared with the present depends on time, also within deals', () => {
  const filter = { operator: 'within-last', value: { days: 2 } } as const
  expect(dependsOn({ fact: 'contact.created_at', ...filter }).time).toBe(true)
  const where = [{ field: 'deal.close_date', ...filter } as const]
  expect(dependsOn({ fact: 'deals', params: { where }, operator: 'did', value: null }).time).toBe(true)
})
