import { setTimeout } from 'node:timers/promises'

export interface Ordering {
  /** Where the server is now; `null` while it is down. */
  url: () => string | null
  writeKey: string
  customers: number
  /** How many are sent at one time. */
  atOnce: number
}

export interface Orders {
  /** Numbers of the orders that were answered with success. */
  acknowledged: ReadonlySet<number>
  /** Sends no new ones and resolves when all that were begun are acknowledged. */
  end(): Promise<void>
}

/** Sends numbered events as fast as they are acknowledged; one that gets no answer is sent again under the same id. */
export function sendOrders({ url, writeKey, customers, atOnce }: Ordering): Orders {
  const acknowledged = new Set<number>()
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`
  const over = new AbortController()
  let last = 0

  const send = async (order: number): Promise<boolean> => {
    const address = url()
    if (address === null) return false
    try {
      const response = await fetch(`${address}/v1/track`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({
          messageId: `order-${order}`,
          userId: `customer-${order % customers}`,
          event: 'Order placed',
          properties: { order },
        }),
      })
      await response.arrayBuffer()
      return response.ok
    } catch {
      return false
    }
  }
  const customer = async () => {
    while (!over.signal.aborted) {
      const order = (last += 1)
      while (!(await send(order))) await setTimeout(20)
      acknowledged.add(order)
    }
  }
  const customersBuying = Array.from({ length: atOnce }, customer)
  return {
    acknowledged,
    end: async () => {
      over.abort()
      await Promise.all(customersBuying)
    },
  }
}
