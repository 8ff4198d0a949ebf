import { languages, type Language } from '@etape/conditions'

export { languages, type Language }

/** What each language calls itself, so that anybody finds their own. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', sv: 'Svenska' }

const storageKey = 'etape.language'

const isLanguage = (text: string | null | undefined): text is Language => languages.some((known) => known === text)

/** The language chosen on this device, else the browser's first that we have, else English. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(storageKey)
  if (isLanguage(chosen)) return chosen
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en'
}

/** Whether a person chose a language on this device, and it is not only what the browser says. */
export function hasChosenLanguage(): boolean {
  return isLanguage(localStorage.getItem(storageKey))
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language)
}

/** The browser's own variant of a language (`en-US`), for numbers and dates; ours where it names none. */
export function localeOf(language: Language): string {
  const own = navigator.languages.find((tag) => tag.toLowerCase().startsWith(`${language}-`))
  return own ?? { en: 'en-GB', fr: 'fr-FR', sv: 'sv-SE' }[language]
}
