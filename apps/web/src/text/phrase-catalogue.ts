import { conditionTexts, type Catalogue, type Language } from '@etape/conditions'
import { contractTexts } from '@etape/contract'
import { crmTexts } from '@etape/crm'
import { flowTexts } from '@etape/flow'

const catalogueOf = (language: 'fr' | 'sv'): Catalogue => ({
  ...conditionTexts[language],
  ...crmTexts[language],
  ...flowTexts[language],
  ...contractTexts[language],
})
const catalogues: Readonly<Record<Language, Catalogue>> = { en: {}, fr: catalogueOf('fr'), sv: catalogueOf('sv') }

/** The translations of phrases of the core and the server; English is the key itself. */
export const phraseCatalogue = (language: Language): Catalogue => catalogues[language]
