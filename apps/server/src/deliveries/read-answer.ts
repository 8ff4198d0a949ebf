import type { FieldValue } from '@etape/conditions'
import type { AnswerRead } from '@etape/flow'

type SingleValue = Exclude<FieldValue, readonly string[]>

const longestText = 5000

/** What was to be read from a JSON answer, by its `into`; what is not there, or is no single value, is left out. */
export function readAnswer(body: string, reads: readonly AnswerRead[]): Readonly<Record<string, SingleValue>> {
  if (reads.length === 0) return {}
  const answer = parse(body)
  return Object.fromEntries(
    reads.flatMap(({ path, into }) => {
      const value = valueAt(answer, path.split('.'))
      return value === undefined ? [] : [[into, value]]
    }),
  )
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

// Own keys only, and no other language than dots: what comes from outside never chooses what is run.
function valueAt(answer: unknown, keys: readonly string[]): SingleValue | undefined {
  let found = answer
  for (const key of keys) {
    if (found === null || typeof found !== 'object' || !Object.hasOwn(found, key)) return undefined
    found = (found as Readonly<Record<string, unknown>>)[key]
  }
  if (typeof found === 'string') return found.slice(0, longestText)
  if (typeof found === 'number' || typeof found === 'boolean' || found === null) return found
  return undefined
}
