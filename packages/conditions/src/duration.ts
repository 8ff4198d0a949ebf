import { z } from 'zod'

export type EpochMs = number

const unitMs = { weeks: 604_800_000, days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 } as const
export type DurationUnit = keyof typeof unitMs
/** Longest first. */
export const durationUnits: readonly DurationUnit[] = ['weeks', 'days', 'hours', 'minutes', 'seconds']

/** A span of fixed length, `{ days: 2, hours: 12 }`; a day is 24 hours. At most 400 days, never zero. */
export type Duration = { readonly [unit in DurationUnit]?: number | undefined }

const maxMs = 400 * unitMs.days
const amount = z.int().min(0).optional()
export const durationSchema = z
  .strictObject({ weeks: amount, days: amount, hours: amount, minutes: amount, seconds: amount })
  .refine((duration) => toMs(duration) > 0, 'A duration is longer than nothing.')
  .refine((duration) => toMs(duration) <= maxMs, 'A duration is at most 400 days.')

/** Length in milliseconds. */
export function toMs(duration: Duration): number {
  return durationUnits.reduce((sum, unit) => sum + (duration[unit] ?? 0) * unitMs[unit], 0)
}
