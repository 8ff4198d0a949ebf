import { expect, test } from 'vitest'
import { textsOfKinds } from '../testing/texts-of-kinds.ts'
import { fr } from './fr.ts'
import { sv } from './sv.ts'

declare global {
  interface ImportMeta {
    glob: (
      patterns: readonly string[],
      options: { query: string; eager: true; import: 'default' },
    ) => Record<string, string>
  }
}

const sources = import.meta.glob(
  [
    '../**/*.ts',
    '!../**/*.test.ts',
    '!../templates/**',
    '!../testing/**',
    '!./*.ts',
    // Its schema stands in forms of steps, and its texts with it.
    '../../../conditions/src/duration.ts',
  ],
  { query: '?raw', eager: true, import: 'default' },
)

const quoted = String.raw`'((?:\\.|[^'\\])*)'`
const patterns = [
  new RegExp(String.raw`\bphrase\(\s*${quoted}`, 'g'),
  new RegExp(String.raw`\berror(?: =|:) ${quoted}`, 'g'),
  new RegExp(String.raw`\.refine\([^\n]*, ${quoted}\)`, 'g'),
  new RegExp(String.raw`\b(?:idText|whenMissing)\(${quoted}`, 'g'),
]
const tables = /const (?:\w*[tT]exts|cards)\b[^=]*= \{([^]*?)\n\}/g

const unescape = (text: string): string => text.replaceAll(/\\(.)/g, '$1')

function textsIn(source: string): string[] {
  const inCalls = patterns.flatMap((pattern) => [...source.matchAll(pattern)].map((found) => found[1] ?? ''))
  const inTables = [...source.matchAll(tables)].flatMap(([, table = '']) =>
    [...table.matchAll(new RegExp(String.raw`: ${quoted}`, 'g'))].map((found) => found[1] ?? ''),
  )
  return [...inCalls, ...inTables].map(unescape)
}

// A place alone says nothing that could be translated.
const isWords = (text: string): boolean => /[\p{L}“]/u.test(text.replaceAll(/\{\w+\}/g, ''))
const written = new Set([...textsOfKinds(), ...Object.values(sources).flatMap(textsIn)].filter(isWords))
const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort()

test('the texts are found where they are written', () => {
  expect(written.size).toBeGreaterThan(150)
})

test.each([
  ['French', fr],
  ['Swedish', sv],
])('every text exists in %s', (_language, catalogue) => {
  expect([...written].filter((text) => !Object.hasOwn(catalogue, text))).toEqual([])
})

test.each([
  ['French', fr],
  ['Swedish', sv],
])('nothing in %s is unused', (_language, catalogue) => {
  expect(Object.keys(catalogue).filter((text) => !written.has(text))).toEqual([])
})

test.each([
  ['French', fr],
  ['Swedish', sv],
])('%s has the same places as English', (_language, catalogue) => {
  const wrong = Object.entries(catalogue).filter(([text, said]) => String(places(text)) !== String(places(said)))
  expect(wrong).toEqual([])
})

test('French has a no-break space before : ; ! ? and inside « »', () => {
  const wrong = Object.values(fr).filter((text) => /(?<!\u00A0)[:;!?»]|«(?!\u00A0)/.test(text))
  expect(wrong).toEqual([])
})
