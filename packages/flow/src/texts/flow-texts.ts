import type { Catalogue, Language } from '@etape/conditions'
import { fr } from './fr.ts'
import { sv } from './sv.ts'

/** Everything this package says, kinds, forms, problems and runs, by its English. */
export const flowTexts: Readonly<Record<Exclude<Language, 'en'>, Catalogue>> = { fr, sv }
