import type { Language } from './phrase.ts'

/** One text in each language. */
export type Label = Readonly<Record<Language, string>>

export const words = (en: string, fr: string, sv: string): Label => ({ en, fr, sv })
