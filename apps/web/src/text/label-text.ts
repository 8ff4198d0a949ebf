import type { Language } from './languages.ts'

/** What people wrote in each language. */
export type LabelText = Record<Language, string>
export const emptyLabel: LabelText = { en: '', fr: '', sv: '' }
