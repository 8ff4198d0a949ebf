import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { contractTexts, problemCodes } from '@etape/contract'
import { crmTexts } from '@etape/crm'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../src', import.meta.url))
const sources = globSync('**/*.ts', { cwd: folder, exclude: (name) => name.endsWith('.test.ts') })
const patterns = [/\bphrase\(\s*'((?:\\.|[^'\\])*)'/g, /\bconst faults = \{([^]*?)\n\}/g]

const written = new Set(
  sources.flatMap((file) => {
    const source = readFileSync(`${folder}/${file}`, 'utf8')
    const [inCalls = [], tables = []] = patterns.map((pattern) =>
      [...source.matchAll(pattern)].map(([, text = '']) => text),
    )
    const inTables = tables.flatMap((table) => [...table.matchAll(/: '([^']*)'/g)].map(([, text = '']) => text))
    return [...inCalls, ...inTables]
  }),
)

test('the server’s sentences are found where they are written', () => {
  expect(written.size).toBeGreaterThan(35)
})

test.each(['fr', 'sv'] as const)('each of them exists in %s', (language) => {
  const known = { ...crmTexts[language], ...contractTexts[language] }
  expect([...written].filter((text) => !Object.hasOwn(known, text))).toEqual([])
})

test('nothing is translated that nobody says', () => {
  const titles = Object.values(problemCodes).map(({ title }): string => title)
  expect(Object.keys(contractTexts.fr).filter((text) => !written.has(text) && !titles.includes(text))).toEqual([])
})
