import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

const asking = (header: string) =>
  languageOf({ caller: { type: 'anonymous' }, headers: new Headers({ 'accept-language': header }) })

test.each([
  ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
  ['de;q=1, sv-SE;q=0.5, en;q=0.4', 'sv'],
  ['ja', 'en'],
  ['', 'en'],
])('%s is answered in %s', (header, language) => {
  expect(asking(header)).toBe(language)
})
