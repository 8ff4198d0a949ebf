import { expect, test } from 'vitest'
import { findCommands, type Command } from './command.ts'

const command = (label: string, detail?: string): Command => ({
  id: label,
  label,
  ...(detail !== undefined && { detail }),
  run: () => {},
})
const groups = [
  { title: 'Go to', commands: [command('Étapes et statuts'), command('Segments')] },
  { title: 'Contacts', commands: [command('Alva Lindqvist', 'alva@nordfrakt.example')] },
]
const found = (searched: string) =>
  findCommands(groups, searched).flatMap(({ commands }) => commands.map(({ label }) => label))

test('accents and case do not matter, and details count', () => {
  expect(found('etapes')).toEqual(['Étapes et statuts'])
  expect(found('NORDFRAKT alva')).toEqual(['Alva Lindqvist'])
})

test('what begins as searched comes first in its group', () => {
  expect(found('s')).toEqual(['Segments', 'Étapes et statuts', 'Alva Lindqvist'])
})

test('a group without anything found is left out', () => {
  expect(findCommands(groups, 'zeppelin')).toEqual([])
})
