import { expect, test } from 'vitest'
import { aFlow } from '../testing/index.ts'
import { duplicateNodes } from './duplicate.ts'
import { redirectNode } from './redirect-node.ts'

const flow = aFlow()
  .trigger('by-hand', {}, 'start')
  .add('call-webhook', { url: 'https://example.com/', method: 'GET', reads: [{ path: 'plan' }] }, 'call')
  .add('add-note', { text: 'Has {{ webhook.call.plan | none }} and {{ webhook.other.plan | none }}' }, 'note')
  .add('go-to', { node: 'call' }, 'jump')
  .build()

const configOf = (id: string, nodes = flow.nodes) => nodes.find((node) => node.id === id)?.config

test('copies of steps name each other, not the steps they were copied from', () => {
  const { document, copies } = duplicateNodes(flow, new Set(['call', 'note', 'jump']), { x: 0, y: 0 })
  const copyOf = (id: string) => copies.get(id) ?? ''
  expect(configOf(copyOf('jump'), document.nodes)).toEqual({ node: copyOf('call') })
  expect(configOf(copyOf('note'), document.nodes)).toEqual({
    text: `Has {{ webhook.${copyOf('call')}.plan | none }} and {{ webhook.other.plan | none }}`,
  })
  expect(configOf('jump', document.nodes)).toEqual({ node: 'call' })
})

test('a step that is copied alone goes on naming what it named', () => {
  const { document, copies } = duplicateNodes(flow, new Set(['jump']), { x: 0, y: 0 })
  expect(configOf(copies.get('jump') ?? '', document.nodes)).toEqual({ node: 'call' })
})

test('a step that names nothing stays the same object', () => {
  const [start] = flow.nodes
  expect(start && redirectNode(start, new Map([['call', 'other']]))).toBe(start)
})
