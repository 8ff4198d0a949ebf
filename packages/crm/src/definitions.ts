import type { Language } from '@etape/conditions'
import { stageDefinitions } from './stages.ts'
import { statusDefinitions } from './statuses.ts'

/** A definition of a stage or status for a reader: what Etape brought in their language, what the team wrote as they wrote it. */
export function definitionFor(language: Language, definition: string): string {
  const brought = [...stageDefinitions, ...statusDefinitions].find((texts) => Object.values(texts).includes(definition))
  return brought?.[language] ?? definition
}
