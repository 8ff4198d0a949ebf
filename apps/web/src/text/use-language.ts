import { useLingui } from '@lingui/react'
import type { Label } from '@etape/crm'
import { useCallback } from 'react'
import { speak } from './catalogues.ts'
import { rememberLanguage, type Language } from './languages.ts'

/** The language on screen now. */
export function useLanguage(): Language {
  return useLingui().i18n.locale as Language
}

/** Puts a label people wrote in three languages into the reader's; English where theirs is empty. */
export function useLabel(): (label: Label) => string {
  const language = useLanguage()
  return useCallback((label) => label[language] || label.en, [language])
}

/** Switches the language and remembers the choice on this device. */
export async function switchLanguage(language: Language): Promise<void> {
  rememberLanguage(language)
  await speak(language)
}
