import { phrase, type PhraseValue, type Weekday } from '@etape/conditions'

const texts: Readonly<Record<Weekday, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
}

/** Days of the week in words, in their order. */
export const listWeekdays = (days: readonly Weekday[]): PhraseValue => ({
  type: 'list',
  of: days.toSorted((one, other) => one - other).map((day) => phrase(texts[day])),
})
