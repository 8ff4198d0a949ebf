import type { EpochMs } from '@etape/conditions'
import type { DatabaseMarks, Store } from '@etape/store'
import { renewInstance } from '../deliveries/instance.ts'
import { beginStandstill } from '../runtime/standstill.ts'

const name = 'database-marks'

/**
 * Has a workspace stand still whose database was loaded from a dump or made of another: the one that it was copied from may go on.
 * What tells the database is written down at its first start. Answers whether it was such a copy.
 */
export async function noticeCopy(store: Pick<Store, 'marks' | 'transaction'>, at: EpochMs): Promise<boolean> {
  const found = await store.marks()
  return store.transaction(async (within) => {
    const known = (await within.settings.readValue(name)) as DatabaseMarks | null
    const isCopy = known !== null && isAnother(known, found)
    if (isCopy) {
      await beginStandstill(within, at)
      await renewInstance(within)
    }
    if (known === null || isCopy) await within.settings.saveValue(name, found)
    return isCopy
  })
}

/** What is not known of one of them says nothing. */
const isAnother = (known: DatabaseMarks, found: DatabaseMarks): boolean =>
  Object.entries(found).some(([part, mark]) => mark !== null && (known[part] ?? mark) !== mark)
