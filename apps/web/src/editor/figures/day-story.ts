import { activeByDay, goalRates, type DayFigures } from './day-figures.ts'

/** What each day brought, and how things stood at its end. */
export interface DayStory {
  days: readonly DayFigures[]
  /** How many were under way at the end of each day. */
  active: readonly number[]
  /** Of all who had ended by then, the share that had reached the goal; `null` before anybody had. */
  rates: readonly (number | null)[]
}

/** `active` is how many are under way now. */
export const storyOf = (days: readonly DayFigures[], active: number): DayStory => ({
  days,
  active: activeByDay(days, active),
  rates: goalRates(days),
})

/** As rows of a file, oldest first; days as ISO dates, shares from 0 to 1. */
export const storyRows = ({ days, active, rates }: DayStory): readonly (string | number)[][] =>
  days.map(({ day, enrolled, ended, reached, failed }, index) => [
    new Date(day).toISOString().slice(0, 10),
    enrolled,
    active[index] ?? 0,
    ended,
    reached,
    rates[index]?.toFixed(4) ?? '',
    failed,
  ])
