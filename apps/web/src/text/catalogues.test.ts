import { getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import { expect, test } from 'vitest'

// From the config's own folder, wherever the tests are started.
const folder = new URL('../../', import.meta.url).pathname
const catalogs = await getCatalogs(getConfig({ cwd: folder }))

test.for(['fr', 'sv'])('every text of the app is there in %s', async (locale) => {
  const missing: string[] = []
  for (const catalog of catalogs) {
    const written = (await catalog.read(locale)) ?? {}
    for (const [id, { message }] of Object.entries((await catalog.collect()) ?? {})) {
      if (!written[id]?.translation) missing.push(`${catalog.path}: ${message}`)
    }
  }
  expect(missing).toEqual([])
})

test('every text of the app is in the English catalogue, by which the build looks texts up', async () => {
  const missing: string[] = []
  for (const catalog of catalogs) {
    const written = (await catalog.read('en')) ?? {}
    for (const [id, { message }] of Object.entries((await catalog.collect()) ?? {})) {
      if (!written[id]) missing.push(`${catalog.path}: ${message}`)
    }
  }
  expect(missing).toEqual([])
})

test.for(['fr', 'sv'])(
  'a text says the same in %s in whichever catalogue it stands, as the last one loaded holds',
  async (locale) => {
    const said = new Map<string, Set<string>>()
    for (const catalog of catalogs) {
      for (const [id, { message, translation = '' }] of Object.entries((await catalog.read(locale)) ?? {}))
        said.set(id, (said.get(id) ?? new Set([message ?? id])).add(translation))
    }
    expect([...said.values()].filter(({ size }) => size > 2).map((both) => [...both])).toEqual([])
  },
)

test('French puts a no-break space before : ; ! ? and inside « »', async () => {
  const loose: string[] = []
  for (const catalog of catalogs) {
    for (const { translation = '' } of Object.values((await catalog.read('fr')) ?? {})) {
      if (/[^\u00a0\u202f\s{}/0-9a-z](?<!https?)[;!?]|« (?!\u00a0)|\s[:;!?»]/u.test(withoutNoBreakSpaces(translation)))
        loose.push(translation)
    }
  }
  expect(loose).toEqual([])
})

const withoutNoBreakSpaces = (text: string) => text.replaceAll(/[\u00a0\u202f][:;!?»]|«[\u00a0\u202f]/gu, '')

test('no text is joined with a colon outside the catalogues, where each language has its own way', () => {
  const joins = /(?<!\w)`[^`\n]*\}: \$\{|join\(': '\)/
  const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.*'], {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  expect(Object.keys(sources).length).toBeGreaterThan(400)
  expect(Object.keys(sources).filter((file) => joins.test(sources[file] ?? ''))).toEqual([])
})
