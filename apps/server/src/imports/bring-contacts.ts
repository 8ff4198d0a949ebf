import type { Bringing, ImportWork, ReadRow, Tally } from './batch.ts'
import { startCount } from './count-rows.ts'
import { keysOf, prepareContacts, sendContacts } from './import-contacts.ts'

interface UnderWay {
  /** Who its rows are about. */
  keys: ReadonlySet<string>
  rows: number
  tally: Promise<Tally>
}

// So that the runtime has the next one at hand when it is through with one.
const atMost = 2

/**
 * Contacts, which come in as inputs with a turn each. While the runtime takes some batches the next is made ready, unless it
 * says more of the same people: who is new, and what would change of them, can be told once the ones before are in.
 */
export async function bringContacts(
  work: ImportWork,
  several: AsyncIterable<readonly ReadRow[]>,
  { signal, pause }: Bringing,
): Promise<void> {
  const count = startCount(work.parts, work.job)
  const underWay: UnderWay[] = []
  const arrivedUpTo = async (left: number) => {
    for (const { tally, rows } of underWay.splice(0, underWay.length - left)) await count.add(await tally, rows)
  }
  try {
    for await (const rows of several) {
      if (signal.aborted) break
      const keys = keysOf(rows, work)
      if ([...keys].some((key) => underWay.some((before) => before.keys.has(key)))) await arrivedUpTo(0)
      const prepared = await prepareContacts(work, rows)
      await arrivedUpTo(atMost - 1)
      const wentAt = work.parts.clock.now()
      const tally = sendContacts(work, prepared)
      // What goes wrong is told when it is its turn.
      tally.catch(() => {})
      underWay.push({ keys, rows: rows.length, tally })
      if (!pause) continue
      await arrivedUpTo(0)
      await count.keep()
      await pause(wentAt)
    }
    await arrivedUpTo(0)
  } finally {
    await count.keep()
  }
}
