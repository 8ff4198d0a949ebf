import type { Catalogue, Language } from '@etape/conditions'
import { fr } from './fr.ts'
import { sv } from './sv.ts'

/** What refusals and the server's own sentences are in the other languages, by their English. */
export const contractTexts: Readonly<Record<Exclude<Language, 'en'>, Catalogue>> = { fr, sv }
