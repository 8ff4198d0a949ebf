import type { Catalogue } from '../format-phrase.ts'
import type { Language } from '../phrase.ts'
import { fr } from './fr.ts'
import { sv } from './sv.ts'

/** The texts of this package's problems by their English. */
export const conditionTexts: Readonly<Record<Exclude<Language, 'en'>, Catalogue>> = { fr, sv }
