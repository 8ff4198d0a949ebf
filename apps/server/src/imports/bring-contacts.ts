import { emptyTally, type Bringing, type ImportWork, type ReadRow, type Tally } from './batch.ts'
import { startCount } from './count-rows.ts'
import { keysOf, prepareContacts, sendContacts } from './import-contacts.ts'

interface UnderWay {
  /** Who its rows are about. */
  keys: ReadonlySet<string>
  rows: number
  tally: Promise<Tally>
}

const nothing: UnderWay = { keys: new Set(), rows: 0, tally: Promise.resolve(emptyTally()) }

/**
 * Contacts, which come in as inputs with a turn each. While the runtime takes one batch the next is made ready, unless it
 * says more of the same people: who is new, and what would change of them, can be told once the one before is in.
 */
export async function bringContacts(
  work: ImportWork,
  several: AsyncIterable<readonly ReadRow[]>,
  { signal, pause }: Bringing,
): Promise<void> {
  const count = startCount(work.parts, work.job)
  let underWay = nothing
  const arrived = async () => {
    const { tally, rows } = underWay
    underWay = nothing
    await count.add(await tally, rows)
  }
  try {
    for await (const rows of several) {
      if (signal.aborted) break
      const keys = keysOf(rows, work)
      if ([...keys].some((key) => underWay.keys.has(key))) await arrived()
      const prepared = await prepareContacts(work, rows)
      await arrived()
      const wentAt = work.parts.clock.now()
      underWay = { keys, rows: rows.length, tally: sendContacts(work, prepared) }
      // What goes wrong is told when it is its turn.
      underWay.tally.catch(() => {})
      if (!pause) continue
      await arrived()
      await count.keep()
      await pause(wentAt)
    }
    await arrived()
  } finally {
    await count.keep()
  }
}
