import { useMemo } from 'react'
import { localeOf } from '../../../text/languages.ts'
import { useLanguage } from '../../../text/use-language.ts'

/** What the reader's language puts before tenths. */
export function useDecimalSeparator(): string {
  const language = useLanguage()
  return useMemo(() => {
    const parts = new Intl.NumberFormat(localeOf(language)).formatToParts(1.1)
    return parts.find(({ type }) => type === 'decimal')?.value ?? '.'
  }, [language])
}
