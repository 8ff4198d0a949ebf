import type { Context, Unit } from '../context.ts'
import { updateCompanies } from '../hot/commit-companies.ts'
import { countRuleChanges } from '../hot/count-sync-rules.ts'
import { sendOnward } from '../hot/onward.ts'
import { receive } from '../hot/receive.ts'
import { contextWithin } from '../context.ts'
import { writeChange } from '../rows/history-rows.ts'
import type { Writes } from '../store.ts'
import { changeTable } from '../tables/change.ts'

/** What a write to a company or deal brings with it. */
export async function writeAlong(context: Context, unit: Unit, writes: Writes): Promise<void> {
  const { changes = [], companies = [], inputs = [], onward = [] } = writes
  await unit.insert(
    changeTable,
    changes.map((change) => writeChange(change, unit)),
  )
  await countRuleChanges(unit, changes)
  await updateCompanies(unit, companies)
  if (inputs.length > 0) await receive(contextWithin(context, unit), inputs)
  await sendOnward(context, unit, onward)
}
