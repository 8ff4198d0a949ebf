import { aFlow } from '@etape/flow/testing'
import { expect, test } from 'vitest'
import { runTokensOf } from './run-tokens.ts'

test('texts can read what the triggers’ events have, and what webhook steps take from their answers', () => {
  const { nodes } = aFlow()
    .trigger('meeting-booked', {})
    .trigger('event', {
      name: 'Paid',
      where: [
        { property: 'plan', operator: 'equal', value: 'pro' },
        { property: 'order id', operator: 'is-set', value: null },
      ],
    })
    .add('call-webhook', { url: 'https://example.com/', method: 'GET', reads: [{ path: 'person.country' }] }, 'ask')
    .unfinished()
  expect(runTokensOf(nodes)).toEqual({
    properties: ['event.type', 'event.plan'],
    answers: ['webhook.ask.person.country'],
  })
})

test('an unfinished step has nothing to read', () => {
  const node = {
    id: 'ask',
    type: 'call-webhook',
    name: '',
    config: { reads: [{}, { path: '' }, null] },
    position: { x: 0, y: 0 },
  }
  expect(runTokensOf([node])).toEqual({ properties: [], answers: [] })
})
