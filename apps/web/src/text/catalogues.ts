import { i18n, type Messages } from '@lingui/core'
import type { Language } from './languages.ts'

type Catalogue = Promise<{ messages: Messages }>

const catalogues: Readonly<Record<Language, () => Promise<{ messages: Messages }[]>>> = {
  en: () => together(import('./app/en.po'), import('./records/en.po'), import('./editor/en.po')),
  fr: () => together(import('./app/fr.po'), import('./records/fr.po'), import('./editor/fr.po')),
  sv: () => together(import('./app/sv.po'), import('./records/sv.po'), import('./editor/sv.po')),
}

const together = (...parts: Catalogue[]) => Promise.all(parts)

/** Loads a language's texts and shows everything in it. */
export async function speak(language: Language): Promise<void> {
  const parts = await catalogues[language]()
  i18n.loadAndActivate({ locale: language, messages: Object.assign({}, ...parts.map(({ messages }) => messages)) })
  document.documentElement.lang = language
}
