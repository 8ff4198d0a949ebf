import type { Turn } from '@etape/flow'
import type { Unit } from '../context.ts'

export async function countSyncRules(unit: Unit, turns: readonly Turn[]): Promise<void> {
  await countRuleChanges(
    unit,
    turns.flatMap(({ changes }) => changes),
  )
}

/** Adds the writes that sync rules made to what each has made before. */
export async function countRuleChanges(unit: Unit, changes: Turn['changes']): Promise<void> {
  const counts = new Map<string, number>()
  for (const { cause, outcome } of changes) {
    if (cause.by === 'rule' && outcome === 'accepted') counts.set(cause.rule, (counts.get(cause.rule) ?? 0) + 1)
  }
  for (const [id, changed] of [...counts].toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    await unit.query
      .insertInto('sync_rule')
      .values({ id, enabled: 1, filter: null, changed })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((build) => ({ changed: build('sync_rule.changed', '+', changed) })),
      )
      .execute()
  }
}
