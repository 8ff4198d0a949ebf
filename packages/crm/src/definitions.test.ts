import { expect, test } from 'vitest'
import { definitionFor } from './definitions.ts'
import { presetStages } from './stages.ts'
import { presetStatuses } from './statuses.ts'

test('What Etape brought is read in one’s own language, whatever the workspace was made in', () => {
  const [stage] = presetStages('marketing', 'sv')
  const [status] = presetStatuses('full', 'en')
  expect(definitionFor('fr', stage?.definition ?? '')).toBe(presetStages('marketing', 'fr')[0]?.definition)
  expect(definitionFor('sv', status?.definition ?? '')).toBe('Ingen har tittat på det än.')
})

test('What the team wrote stays as they wrote it', () => {
  expect(definitionFor('fr', 'Has an open deal with us.')).toBe('Has an open deal with us.')
  expect(definitionFor('sv', '')).toBe('')
})
