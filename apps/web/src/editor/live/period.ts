export const periods = ['all', 'day', 'week', 'month', 'quarter'] as const
export type Period = (typeof periods)[number]

const hourMs = 3_600_000
const lengths: Readonly<Record<Exclude<Period, 'all'>, number>> = {
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 30 * 24 * hourMs,
  quarter: 90 * 24 * hourMs,
}

/** Since when numbers of a period count, on the full hour so that what was read can be shown again; nothing for all. */
export function sinceOf(period: Period, now: number): { from?: number } {
  return period === 'all' ? {} : { from: Math.floor((now - lengths[period]) / hourMs) * hourMs }
}
