import type { Catalogue, Language } from '@etape/conditions'

const none: Catalogue = {}
const loads: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  // English is the key itself.
  en: () => Promise.resolve(none),
  fr: async () => (await import('./phrases-fr.ts')).phrases,
  sv: async () => (await import('./phrases-sv.ts')).phrases,
}
const loaded = new Map<Language, Catalogue>()

/** Fetches what phrases of the core and the server are in a language; before anything is said in it. */
export async function loadPhrases(language: Language): Promise<void> {
  if (!loaded.has(language)) loaded.set(language, await loads[language]())
}

/** The translations of phrases of the core and the server. */
export const phraseCatalogue = (language: Language): Catalogue => loaded.get(language) ?? none
