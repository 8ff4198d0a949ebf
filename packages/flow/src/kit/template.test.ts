import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { rendererFor, type RenderContext } from './render.ts'
import { parseTemplate } from './template.ts'

const catalog = buildCatalog({ customFields: [], settings: defaultCrmSettings('en') })
const knowing = (objects: Partial<RenderContext['objects']>) =>
  rendererFor({
    objects: { contact: {}, company: null, deal: null, owner: null, ...objects },
    catalog,
    zone: 'Europe/Stockholm',
  })
const startedBy = (event: Record<string, unknown>, answers: RenderContext['answers'] = {}) =>
  rendererFor({
    objects: { contact: { language: 'sv' }, company: null, deal: null, owner: null },
    event,
    answers,
    catalog,
    zone: 'UTC',
  })
const single = (text: string) => text.replaceAll(/\{+/g, '{')
const problemCodes = (text: string) => parseTemplate(text).problems.map((problem) => problem.code)

test('a text without places is itself', () => {
  expect(knowing({})('Hello { you } there')).toEqual({ text: 'Hello { you } there', missing: [] })
})

test('a field of the contact needs no object before it', () => {
  const render = knowing({ contact: { first_name: 'Ada' }, company: { name: 'Nord' } })
  expect(render('{{ first_name }} and {{contact.first_name}} of {{ company.name }}').text).toBe('Ada and Ada of Nord')
})

test('an empty field gives its fallback, and is reported without one', () => {
  const render = knowing({ contact: { first_name: null } })
  expect(render('Hello {{ first_name | there }}')).toEqual({ text: 'Hello there', missing: [] })
  expect(render('Hello {{ first_name | }}!')).toEqual({ text: 'Hello !', missing: [] })
  expect(render('Hello {{ first_name }}')).toEqual({ text: 'Hello ', missing: ['contact.first_name'] })
})

test('what started the run can be read, as deep as it is nested', () => {
  const render = startedBy({
    plan: 'pro',
    seats: 5,
    trial: true,
    lines: [{ sku: 'a1' }],
    tags: ['x', 'y'],
    orderId: 'n-1',
  })
  expect(
    render('{{ event.plan }} {{ event.seats }} {{ event.trial }} {{ event.lines.0.sku }} {{ event.tags }}').text,
  ).toBe('pro 5 ja a1 x, y')
  expect(render('{{ event.orderId }} {{ event.lines | none }} {{ event.toString | none }}').text).toBe('n-1 none none')
  expect(render('{{ event.coupon }}').missing).toEqual(['event.coupon'])
})

test('what a webhook answered can be read by the node that called it', () => {
  const render = startedBy({}, { 'call-1': { 'answer.score': 80, 'answer.company.size': 12, 'contact.country': 'SE' } })
  expect(render('{{ webhook.call-1.score }} {{ webhook.call-1.company.size }}').text).toBe('80 12')
  expect(render('{{ webhook.call-2.score | unknown }} {{ webhook.call-1.contact.country | none }}').text).toBe(
    'unknown none',
  )
})

test('what every object in JavaScript has is no field', () => {
  const render = knowing({ contact: { first_name: 'Ada' } })
  expect(render('{{ constructor | none }} {{ to_string | none }}').text).toBe('none none')
})

test('values are shown as people write them, in the contact’s language', () => {
  const contact = {
    language: 'fr',
    stage: 'customer',
    subscribed: true,
    created_at: Date.UTC(2026, 6, 1, 22, 30),
    score: 7,
  }
  const render = knowing({ contact, deal: { close_date: Date.UTC(2026, 11, 24) } })
  expect(render('{{ stage }} {{ subscribed }} {{ created_at }} {{ score }} {{ deal.close_date }}').text).toBe(
    'Client oui 2026-07-02 00:30 7 2026-12-24',
  )
})

test('values cannot bring in lines, tags or further places', () => {
  const render = knowing({ contact: { first_name: 'A\r\nBcc: x <b>"&\'</b> {{ email }}' } })
  expect(render('{{ first_name }}', 'text').text).toBe('A Bcc: x <b>"&\'</b> {{ email }}')
  expect(render('<p>{{ first_name }}</p>', 'html').text).toBe(
    '<p>A\r\nBcc: x &lt;b&gt;&quot;&amp;&#39;&lt;/b&gt; {{ email }}</p>',
  )
})

test('values are made safe for addresses, JSON and headers', () => {
  const render = knowing({ contact: { first_name: 'A&B "c"\nd é 日' } })
  expect(render('https://x.test/?q={{ first_name }}', 'url').text).toBe(
    'https://x.test/?q=A%26B%20%22c%22%0Ad%20%C3%A9%20%E6%97%A5',
  )
  expect(JSON.parse(render('{"name": "{{ first_name }}"}', 'json').text)).toEqual({ name: 'A&B "c"\nd é 日' })
  expect(render('{{ first_name }}', 'header').text).toBe('A&B "c" d é %E6%97%A5')
})

test('what cannot be read is a problem, and the rest is read', () => {
  expect(problemCodes('Hi {{ first_name')).toEqual(['flow/template-unclosed'])
  expect(problemCodes('{{ First Name }} {{ user.name }} {{ a.b.c }} {{}}')).toEqual(
    Array.from({ length: 4 }, () => 'flow/template-unreadable'),
  )
  expect(parseTemplate('Hi {{ ?? }} and {{ email }}').tokens).toHaveLength(3)
})

test('any text comes back as it was without two braces together', () => {
  const written = fc.string({ unit: fc.constantFrom('{', '}', '|', 'a', '.', ' ', '\n'), maxLength: 30 })
  fc.assert(
    fc.property(written, (text) => {
      const { tokens } = parseTemplate(single(text))
      expect(tokens.map((token) => (token.type === 'text' ? token.text : '?')).join('')).toBe(single(text))
    }),
  )
})
