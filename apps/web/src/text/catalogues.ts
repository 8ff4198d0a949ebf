import { i18n, type Messages } from '@lingui/core'
import type { Language } from './languages.ts'

type Catalogue = Promise<{ messages: Messages }>

// A text in several catalogues is one text: what the app's own says, loaded last, is said everywhere.
const catalogues: Readonly<Record<Language, () => Promise<{ messages: Messages }[]>>> = {
  en: () => together(import('./editor/en.po'), import('./records/en.po'), import('./app/en.po')),
  fr: () => together(import('./editor/fr.po'), import('./records/fr.po'), import('./app/fr.po')),
  sv: () => together(import('./editor/sv.po'), import('./records/sv.po'), import('./app/sv.po')),
}

const together = (...parts: Catalogue[]) => Promise.all(parts)

/** Loads a language's texts and shows everything in it. */
export async function speak(language: Language): Promise<void> {
  const parts = await catalogues[language]()
  i18n.loadAndActivate({ locale: language, messages: Object.assign({}, ...parts.map(({ messages }) => messages)) })
  document.documentElement.lang = language
}
