import type { Catalogue, Language } from '@etape/conditions'

const none: Catalogue = {}

/** The translations of the core's phrases; English is the key itself. */
export function phraseCatalogue(_language: Language): Catalogue {
  return none
}
