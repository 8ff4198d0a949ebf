import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { expect, test } from 'vitest'
import type { FlowDocument } from '../document/flow-document.ts'
import { rehearse, type Rehearsal } from '../engine/rehearse.ts'
import { aFlow } from '../testing/index.ts'

const crm = defaultCrmSettings('en')
const catalog = buildCatalog({ customFields: [], settings: crm })
// A Wednesday.
const noon = Date.parse('2026-07-01T12:00:00Z')

const walk = (document: FlowDocument, contact = {}) =>
  rehearse({ document, catalog, crm, contact, now: noon, zone: 'Europe/Stockholm' })

const nodesOf = ({ trail }: Rehearsal) => trail.map(({ node }) => node)

test('a run jumps to another step, and waits there anew', async () => {
  const document = aFlow()
    .trigger('by-hand', {}, 'start')
    .add('wait', { for: { days: 1 } }, 'wait')
    .add('change-score', { change: 'add', points: 5 }, 'score')
    .add('go-to', { node: 'wait' }, 'again')
    .build()
  const first = await walk(document)
  const third = await (await first.jumpToNextWake()).jumpToNextWake()
  expect(nodesOf(third)).toEqual(['start', 'wait', 'score', 'again', 'wait', 'score', 'again', 'wait'])
  expect(third.state.contact.fields['score']).toBe(10)
  expect(third.run?.status).toBe('waiting')
})

test('who comes on a quiet day is held until it is over, on the contact’s own clock', async () => {
  const document = aFlow()
    .trigger('by-hand', {}, 'start')
    .add('quiet-hours', { from: '20:00', to: '08:00', days: [3], zone: 'contact' }, 'quiet')
    .end('heard', 'end')
    .build()
  const held = await walk(document, { time_zone: 'America/New_York' })
  expect(held.nextWake).toBe(Date.parse('2026-07-02T12:00:00Z'))
  expect((await held.jumpToNextWake()).run?.outcome).toBe('heard')
})

test('a deal is made and moved by the same flow', async () => {
  const document = aFlow()
    .trigger('by-hand', {}, 'start')
    .add(
      'create-deal',
      { name: 'Deal', stage: { pipeline: 'sales', stage: 'new-deal' }, owner: { type: 'nobody' } },
      'deal',
    )
    .add('wait', { for: { days: 1 } }, 'wait')
    .add(
      'update-deal',
      { which: 'from-this-flow', stage: { pipeline: 'sales', stage: 'closed-won' }, owner: { type: 'keep' } },
      'won',
    )
    .build()
  const done = await (await walk(document, { stage: 'sql' })).jumpToNextWake()
  expect(done.state.deals.map(({ fields }) => [fields['stage'], fields['type']])).toEqual([['closed-won', 'won']])
  expect(done.state.contact.fields['stage']).toBe('customer')
})

test('a contact without a company gets one by a text, with what the contact has', async () => {
  const document = aFlow()
    .trigger('by-hand', {}, 'start')
    .add('provide-company', { name: '{{ last_name | Somebody }} AB', copy: ['contact.country'] }, 'company')
    .build()
  const done = await walk(document, { last_name: 'Berg', country: 'SE' })
  expect(done.state.company?.current.fields).toMatchObject({ name: 'Berg AB', country: 'SE' })
})

test('a webhook is called once and the run waits for its answer', async () => {
  const document = aFlow()
    .trigger('by-hand', {}, 'start')
    .add('call-webhook', { url: 'https://example.com/', method: 'POST', timeout: { hours: 1 } }, 'call')
    .end('answered', 'yes')
    .from('call', 'failed')
    .end('failed', 'no')
    .build()
  const calling = await walk(document)
  expect(calling.turns.flatMap(({ deliveries }) => deliveries.map(({ message }) => message.channel))).toEqual([
    'webhook',
  ])
  expect((await calling.jumpToNextWake()).run?.outcome).toBe('failed')
})
