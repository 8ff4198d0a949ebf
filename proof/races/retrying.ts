import type { AttemptOutcome, DeliveryToSend, Store } from '@etape/store'
import { interleavings } from './interleavings.ts'
import { began } from './racer.ts'

const leaseMs = 1000
const lateMs = began + leaseMs
const late: readonly AttemptOutcome[] = [
  { status: 'sent', reason: null, detail: 'late' },
  { status: 'unknown', reason: null, detail: 'late' },
  { status: 'needs-attention', reason: null, detail: 'late' },
  { status: 'retrying', nextAttemptAt: lateMs, reason: null, detail: 'late' },
]

/**
 * A message whose sender is taken for dead is tried again by hand, twice over, and sent by another process, while the first sender comes back
 * and says how its attempt ended; in every order of the steps, for each thing it can say. Answers what is wrong.
 */
export async function retryInEveryOrder(one: Store, two: Store): Promise<{ orders: number; faults: string[] }> {
  const faults: string[] = []
  let orders = 0
  for (const said of late) {
    for (const order of interleavings(6, 2)) {
      orders += 1
      const found = await raceOnce({ one, two, said, order, key: `race ${orders}` })
      faults.push(...found.map((fault) => `${said.status}: ${order.join(' ')}: ${fault}`))
    }
  }
  return { orders, faults }
}

interface Race {
  one: Store
  two: Store
  said: AttemptOutcome
  order: readonly ('first' | 'second')[]
  key: string
}

async function raceOnce({ one, two, said, order, key }: Race): Promise<string[]> {
  const first = await beginFirst(one, key)
  const sender = openSender(two, first.id)
  const steps = {
    first: [
      () => two.deliveries.finish(first, { status: 'unknown', reason: null, detail: 'lost' }, lateMs),
      () => one.deliveries.retry(first.id, lateMs),
      () => one.deliveries.retry(first.id, lateMs),
      sender.claim,
      sender.begin,
      sender.finish,
    ],
    second: [
      () => one.deliveries.finish(first, said, lateMs + 1),
      // Whoever is in doubt whether the commit was done does it again.
      () => one.deliveries.finish(first, said, lateMs + 1),
    ],
  }
  for (const who of order) await steps[who].shift()?.()
  const last = openSender(two, first.id)
  for (const step of [last.claim, last.begin, last.finish]) await step()
  return faultsOf(one, first.id, sender.sent() + last.sent())
}

async function beginFirst({ ids, deliveries }: Store, key: string): Promise<DeliveryToSend> {
  const message = { channel: 'email', to: 'anna@acme.se', subject: 'Hello', body: '' } as const
  const nowhere = { runId: null, stepId: null, flow: null, node: null }
  await deliveries.add([{ id: ids.next('delivery'), key, contactId: 1, ...nowhere, message, createdAt: began }])
  const [claimed] = await deliveries.claim({ channel: 'email', now: began, leaseMs, limit: 1 })
  if (!claimed) throw new Error('There was nothing to claim.')
  await deliveries.begin([claimed.id], { at: began, leaseMs })
  return claimed
}

/** The process that sends what is due, one step after the other. */
function openSender({ deliveries }: Store, id: number) {
  let claimed: DeliveryToSend | undefined
  let begun: readonly number[] = []
  let sent = 0
  return {
    sent: () => sent,
    claim: async () => {
      const due = await deliveries.claim({ channel: 'email', now: lateMs, leaseMs, limit: 9 })
      claimed = due.find((one) => one.id === id)
    },
    begin: async () => {
      begun = claimed ? await deliveries.begin([claimed.id], { at: lateMs, leaseMs }) : []
    },
    finish: async () => {
      if (!claimed || !begun.includes(id)) return
      sent += 1
      await deliveries.finish(claimed, { status: 'sent', reason: null, detail: '250' }, lateMs)
    },
  }
}

/** It leaves once for each time that somebody said it was to, and what is on record is the last of it. */
async function faultsOf(store: Store, id: number, sent: number): Promise<string[]> {
  const found = await store.deliveries.get(id)
  const log = found?.log.map(({ outcome }) => outcome) ?? []
  const checked: [boolean, string][] = [
    [sent <= 1, `it left ${sent} times after it was tried again once`],
    [sent === 0 || found?.status === 'sent', `it was sent and is ${String(found?.status)}`],
    [!log.includes('started'), 'an attempt has no end in the log'],
    [log.filter((outcome) => outcome === 'sent').length >= sent, `the log has not all that left: ${log.join()}`],
    [found?.attempts === sent + 1, `${String(found?.attempts)} attempts for ${sent + 1} times it left`],
  ]
  return checked.filter(([holds]) => !holds).map(([, fault]) => fault)
}
