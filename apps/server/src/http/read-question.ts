import { readCondition, type Condition } from '@etape/conditions'
import type { ContactFilter, Question } from '@etape/store'
import type { Context } from '../context.ts'
import { askingAt } from '../definitions.ts'
import { readId } from './record-id.ts'
import { Refusal } from './refusal.ts'

/** A condition from outside; a refusal with each fault on its line. */
export function readConditionOf(json: unknown, { definitions }: Pick<Context, 'definitions'>): Condition {
  const reading = readCondition(json, definitions.current().catalog)
  if (!reading.ok) throw new Refusal('condition/invalid', { problems: reading.problems })
  return reading.value
}

export function questionOf(
  condition: Condition,
  { definitions, clock }: Pick<Context, 'definitions' | 'clock'>,
): Question {
  const defined = definitions.current()
  return { condition, catalog: defined.catalog, asking: askingAt(clock.now(), defined) }
}

export interface AskedFilter {
  q?: string | undefined
  stage?: string | undefined
  status?: string | undefined
  segment?: string | undefined
  owner?: string | undefined
  company?: string | undefined
  where?: string | undefined
}

/** A filter over contacts as the store takes it. */
export function filterOf(
  { q, stage, status, segment, owner, company, where }: AskedFilter,
  context: Context,
): ContactFilter {
  return {
    q: q || undefined,
    stage,
    status,
    segment,
    owner,
    company: company === undefined ? undefined : readId(company),
    where: where === undefined ? undefined : questionOf(readConditionOf(parseJson(where), context), context),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('condition/invalid', { detail: '`where` is not readable as JSON.' })
  }
}
