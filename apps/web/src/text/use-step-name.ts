import { useCallback } from 'react'
import { phraseCatalogue } from './phrase-catalogue.ts'
import { useLanguage } from './use-language.ts'

/** What a step is called: as people named it, else by its kind, whose English title the server then gives. */
export function useStepName(): (name: string) => string {
  const language = useLanguage()
  return useCallback((name) => phraseCatalogue(language)[name] ?? name, [language])
}
