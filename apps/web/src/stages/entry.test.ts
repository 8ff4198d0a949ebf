import { expect, test } from 'vitest'
import { idFrom } from './entry.ts'

test('an id is the name in plain letters', () => {
  expect(idFrom('Étape d’essai 2', [])).toBe('etape-d-essai-2')
})

test('a name that begins with figures gives an id that begins with a letter', () => {
  expect(idFrom('2nd call', [])).toBe('nd-call')
})

test('a taken id gets a number', () => {
  expect(idFrom('Lead', ['lead', 'lead-2'])).toBe('lead-3')
})

test('a name without letters still gives an id', () => {
  expect(idFrom('!!', [])).toBe('entry')
})
