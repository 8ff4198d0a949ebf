import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { conditionTexts } from '@etape/conditions'
import { contractTexts } from '@etape/contract'
import { crmTexts } from '@etape/crm'
import { flowTexts } from '@etape/flow'

/** Texts of the product in one language: as they are, and as regular expressions where they have places in them. */
interface Texts {
  whole: string[]
  patterns: string[]
}

/** What should not be on the screen, and what may well be, though it looks the same. */
export interface Foreign {
  english: Texts
  own: Texts
}

const folder = join(dirname(fileURLToPath(import.meta.url)), '../apps/web/src/text')
const parts = ['app', 'records', 'editor']

/** Every English text of the product that reads otherwise in this language. */
export function foreignTo(language: 'fr' | 'sv'): Foreign {
  const ofTheCore = [conditionTexts, crmTexts, flowTexts, contractTexts].flatMap((texts) =>
    Object.entries(texts[language]),
  )
  const ofTheApp = parts.flatMap((part) => readCatalogue(join(folder, part, `${language}.po`)))
  const translated = [...ofTheCore, ...ofTheApp].filter(([english, said]) => said !== '' && said !== english)
  const own = textsOf(translated.map(([, said]) => said))
  const known = new Set([...own.whole, ...own.patterns])
  const { whole, patterns } = textsOf(translated.map(([english]) => english))
  const isForeign = (text: string) => !known.has(text)
  return { english: { whole: whole.filter(isForeign), patterns: patterns.filter(isForeign) }, own }
}

function textsOf(messages: readonly string[]): Texts {
  const plain = messages.map((text) => text.replaceAll(/<\/?\d+\/?>/g, '')).filter(Boolean)
  return {
    whole: plain.filter((text) => !text.includes('{')),
    patterns: plain.filter((text) => text.includes('{')).flatMap(patternsOf),
  }
}

/** Texts and translations of a gettext file; those with a context say the same word in two ways and are left out. */
function readCatalogue(file: string): [text: string, translation: string][] {
  const entries = readFileSync(file, 'utf8')
    .split('\n\n')
    .filter((entry) => !/^msgctxt/m.test(entry))
  return entries.map((entry) => [written(entry, 'msgid'), written(entry, 'msgstr')])
}

function written(entry: string, keyword: 'msgid' | 'msgstr'): string {
  const [, lines = '""'] = new RegExp(`^${keyword} ((?:"(?:.*)"\\n?)+)`, 'm').exec(entry) ?? []
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as string)
    .join('')
}

const plural = /\{\w+, plural, ((?:[\w=]+ \{[^{}]*\}\s*)+)\}/

/** What a text with places can look like, as regular expressions; those with hardly a word of their own are left out. */
function patternsOf(text: string): string[] {
  const found = plural.exec(text)
  if (found) {
    const forms = [...(found[1] ?? '').matchAll(/\{([^{}]*)\}/g)].map(([, form = '']) => form.replaceAll('#', '{0}'))
    return forms.flatMap((form) => patternsOf(text.replace(found[0], () => form)))
  }
  const fixed = text.split(/\{[^{}]*\}/)
  const letters = fixed.join('').replaceAll(/\P{L}/gu, '').length
  if (letters < 12 || text.includes(', plural,')) return []
  return [`^${fixed.map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.+')}$`]
}
