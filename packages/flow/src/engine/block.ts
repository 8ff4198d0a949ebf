import { flipsAt, type Condition, type Phrase } from '@etape/conditions'
import { judge, type Draft } from './draft.ts'
import type { Absence, Block, BlockRule } from './explain-absence.ts'
import { missingFacts } from './missing-facts.ts'

export const there: Absence = { isThere: true, blocks: [] }

export const absent = (blocks: readonly Block[]): Absence => ({ isThere: false, blocks })

export const blockBy = (rule: BlockRule, text: Phrase, more: Partial<Block> = {}): Block => ({
  rule, text, missing: [], verdict: null, node: null, until: null, ...more,
}) // prettier-ignore

/** What a condition says about standing in the way: with `verdict`, its missing lines, and when time alone could change it. */
export async function judged(draft: Draft, condition: Condition) {
  const { holds, tree } = await judge(draft, condition)
  const until = flipsAt(condition, draft.facts, draft.settings, draft.world.catalog)
  return { holds, found: { verdict: tree, missing: missingFacts(tree), until } }
}
