import type { Message } from '@etape/flow'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/**
 * How long to wait after each try. Mail: the first wait is long enough for servers that take nobody at once. Webhooks: as
 * Standard Webhooks has it, a little over three days.
 */
const waitsMs: Readonly<Record<Message['channel'], readonly number[]>> = {
  email: [5 * minute, 15 * minute, hour, 4 * hour, 12 * hour],
  notification: [second, minute, 5 * minute, 30 * minute, 2 * hour],
  slack: [5 * second, minute, 5 * minute, 30 * minute, 2 * hour],
  webhook: [
    5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour,
  ],
} // prettier-ignore

/**
 * How long to wait before the try after `attempts`; `null` when it is enough. `draw` in [0, 1) spreads those that failed
 * together over half of the wait, so that they do not come back together.
 */
export function nextTryAfter(channel: Message['channel'], attempts: number, draw: number): number | null {
  const base = waitsMs[channel][attempts - 1]
  return base === undefined ? null : Math.round(base * (0.75 + draw / 2))
}
