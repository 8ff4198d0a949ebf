import type { Catalogue, Language } from '@etape/conditions'
import { flowTexts } from '@etape/flow'

const english: Catalogue = {}

/** The translations of the core's phrases; English is the key itself. */
export function phraseCatalogue(language: Language): Catalogue {
  return language === 'en' ? english : flowTexts[language]
}
