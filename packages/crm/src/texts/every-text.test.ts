import { expect, test } from 'vitest'
import { crmTexts } from './crm-texts.ts'

declare global {
  interface ImportMeta {
    glob: (
      patterns: readonly string[],
      options: { query: string; eager: true; import: 'default' },
    ) => Record<string, string>
  }
}

const found = import.meta.glob(['../*.ts', '!../*.test.ts'], { query: '?raw', eager: true, import: 'default' })
const sources = Object.values(found)

const inCalls = /\bphrase\('([^']*)'/g
const tables = /const \w+Texts = \{([^]*?)\n\}/g
const inTable = /: '([^']*)'/g

const textsIn = (source: string): string[] => [
  ...[...source.matchAll(inCalls)].map(([, text = '']) => text),
  ...[...source.matchAll(tables)].flatMap(([, table = '']) =>
    [...table.matchAll(inTable)].map(([, text = '']) => text),
  ),
]
const written = new Set(sources.flatMap(textsIn))
const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted()

test('the texts are found where they are written', () => expect(written.size).toBeGreaterThan(20))

test.each(Object.entries(crmTexts))(
  'every text exists in %s, with the same places, and nothing else does',
  (_language, catalogue) => {
    expect(Object.keys(catalogue).toSorted()).toEqual([...written].toSorted())
    for (const [text, said] of Object.entries(catalogue)) expect(places(said)).toEqual(places(text))
  },
)

test('French has a no-break space before : ; ! ? and inside « »', () => {
  expect(Object.values(crmTexts.fr).filter((text) => /(?<!\u00A0)[:;!?»]|«(?!\u00A0)/.test(text))).toEqual([])
})
