import { i18n, type Messages } from '@lingui/core'
import type { Language } from './languages.ts'
import { loadPhrases } from './phrase-catalogue.ts'

type Catalogue = () => Promise<{ messages: Messages }>

const ofTheApp: Readonly<Record<Language, Catalogue>> = {
  en: () => import('./app/en.po'),
  fr: () => import('./app/fr.po'),
  sv: () => import('./app/sv.po'),
}
const more: Readonly<Record<Language, readonly Catalogue[]>> = {
  en: [() => import('./editor/en.po'), () => import('./records/en.po')],
  fr: [() => import('./editor/fr.po'), () => import('./records/fr.po')],
  sv: [() => import('./editor/sv.po'), () => import('./records/sv.po')],
}

// Pages are fetched before the first language is there.
const first = Promise.withResolvers<void>()
let needsMore = false
const complete = new Set<string>()

/** Loads a language's texts and shows everything in it. */
export async function speak(language: Language): Promise<void> {
  const [{ messages }] = await Promise.all([
    ofTheApp[language](),
    loadPhrases(language),
    needsMore && addMore(language),
  ])
  i18n.load(language, messages)
  i18n.activate(language)
  document.documentElement.lang = language
  first.resolve()
}

/** Loads the texts of the editor and the record pages too, in the language of now and in those that are spoken later. */
export async function loadMoreTexts(): Promise<void> {
  needsMore = true
  await first.promise
  await addMore(i18n.locale as Language)
}

async function addMore(language: Language): Promise<void> {
  if (complete.has(language)) return
  const parts = await Promise.all(more[language].map((load) => load()))
  // A text in several catalogues is one text: what the app's own says is said everywhere.
  const said = i18n.messages
  i18n.load(language, Object.assign({}, ...parts.map(({ messages }) => messages), i18n.locale === language && said))
  complete.add(language)
}
