import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { expect, test } from 'vitest'
import { companyFieldsOf, contactFieldsOf, eventOf, identityOf, timeOf, type Call } from './read-call.ts'

const catalog = buildCatalog({
  settings: defaultCrmSettings(),
  customFields: [
    {
      object: 'contact',
      key: 'seat_count',
      type: 'number',
      label: { en: 'Seats', fr: 'Places', sv: 'Platser' },
      builtIn: false,
    },
  ],
})
const now = Date.UTC(2026, 0, 5)
const aCall = (parts: Partial<Call>): Call => ({ type: 'identify', ...parts })

test('traits become fields by Segment’s names and by our own', () => {
  const traits = {
    email: ' Alva@Nordfrakt.EXAMPLE',
    firstName: 'Alva',
    title: 'Head of Logistics',
    address: { city: 'Lund', country: 'Sweden' },
    seatCount: '12',
    shoeSize: 39,
  }
  expect(contactFieldsOf(aCall({ userId: 7, traits }), catalog)).toEqual({
    email: 'alva@nordfrakt.example',
    first_name: 'Alva',
    job_title: 'Head of Logistics',
    city: 'Lund',
    country: 'Sweden',
    seat_count: 12,
    external_id: '7',
  })
})

test('one name is taken apart into first and last', () => {
  expect(contactFieldsOf(aCall({ traits: { name: 'Alva Maria Lindqvist' } }), catalog)).toEqual({
    first_name: 'Alva',
    last_name: 'Maria Lindqvist',
  })
})

test('what Etape keeps by itself is not written from outside', () => {
  expect(contactFieldsOf(aCall({ traits: { createdAt: 5, furthestStage: 'customer' } }), catalog)).toEqual({})
})

test('a person is known by user id, e-mail address and anonymous id, whichever are there', () => {
  const call = aCall({ userId: 'u1', anonymousId: 'a1', traits: { email: 'A@b.example' } })
  expect(identityOf(call)).toEqual({ externalId: 'u1', email: 'a@b.example', anonymousId: 'a1' })
  expect(identityOf(aCall({ traits: { plan: 'pro' } }))).toBeNull()
})

test('a call from a clock that runs ahead happened now, and one without a readable time too', () => {
  expect(timeOf(aCall({ timestamp: '2030-01-01T00:00:00Z' }), now)).toBe(now)
  expect(timeOf(aCall({ timestamp: 'yesterday' }), now)).toBe(now)
  expect(timeOf(aCall({ timestamp: '2025-12-31T00:00:00Z' }), now)).toBe(Date.UTC(2025, 11, 31))
})

test('a page call is a page visit with its path, from the properties or the context', () => {
  const context = { page: { path: '/pricing', url: 'https://shop.example/pricing', title: 'Pricing' } }
  expect(eventOf(aCall({ type: 'page', name: 'Pricing', context }))).toEqual({
    name: 'Page visited',
    properties: { path: '/pricing', url: 'https://shop.example/pricing', title: 'Pricing', name: 'Pricing' },
  })
})

test('an identify call is no event', () => {
  expect(eventOf(aCall({}))).toBeNull()
})

test('a group call’s traits become fields of the company', () => {
  const traits = { name: 'Nordfrakt AB', website: 'nordfrakt.example', industry: 'Transport', employees: 140 }
  expect(companyFieldsOf(aCall({ type: 'group', groupId: 'g', traits }), catalog)).toEqual({
    name: 'Nordfrakt AB',
    domain: 'nordfrakt.example',
    industry: 'Transport',
    size: 140,
  })
})
