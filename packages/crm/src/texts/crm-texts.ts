import type { Catalogue, Language } from '@etape/conditions'
import { fr } from './fr.ts'
import { sv } from './sv.ts'

/** Everything this package says, rules and problems, by its English. */
export const crmTexts: Readonly<Record<Exclude<Language, 'en'>, Catalogue>> = { fr, sv }
