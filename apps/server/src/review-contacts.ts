import type { Cause } from '@etape/crm'
import type { ContactFilter } from '@etape/store'
import type { Context } from './context.ts'

export type Reviewing = Pick<Context, 'store' | 'clock' | 'log' | 'runtime'>

// Many at once would make everything else wait for its turn.
const manyContacts = 5000
const perMinute = 60_000

/**
 * Contacts for whom something that time alone brings about was defined anew get a turn, which works out when it comes
 * about for them. Kept first and told in the background, so that a stop in the middle loses none.
 */
export async function reviewContacts(
  { store, clock, log, runtime }: Reviewing,
  filter: ContactFilter,
  cause: Cause,
): Promise<void> {
  const contacts: number[] = []
  for await (const ids of store.contacts.eachId(filter, 20_000)) contacts.push(...ids)
  if (contacts.length === 0) return
  const rate = contacts.length > manyContacts ? perMinute : null
  const review = { flow: '', node: null, content: { type: 'review', cause }, contacts, perMinute: rate } as const
  const id = await store.enrolments.begin({ ...review, at: clock.now() })
  const telling = async () => {
    while ((await store.enrolments.goOn(id)) !== null) runtime.wake()
  }
  const told = telling().catch((error: unknown) => {
    log.error({ err: error }, 'telling contacts to look again failed; it goes on at the next start')
  })
  if (rate === null) await told
}
