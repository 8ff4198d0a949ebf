import type { EpochMs } from '@etape/conditions'
import { Cron } from 'croner'

/**
 * The first moment after `from` that a cron line of five parts names where `zone`'s clocks are read; `null` when there
 * is none to come. Throws for a line that cannot be read; `isCron` tells.
 */
export const nextCron = (line: string, zone: string, from: EpochMs): EpochMs | null =>
  new Cron(line, { timezone: zone, mode: '5-part' }).nextRun(new Date(from))?.getTime() ?? null

/** Whether a text is a cron line of five parts: minute, hour, day of the month, month, weekday. */
export function isCron(line: string): boolean {
  try {
    return Boolean(new Cron(line, { mode: '5-part' }))
  } catch {
    return false
  }
}

// A leap day, so that the 29th of February is not taken for a day that never comes.
const anyLeapDay = Date.UTC(2024, 1, 29)

/** Whether the line names any moment at all; the 30th of February does not. */
export const everComes = (line: string): boolean => nextCron(line, 'UTC', anyLeapDay - 1) !== null
