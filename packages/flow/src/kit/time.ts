import { toMs, type Duration, type EpochMs, type PhraseValue } from '@etape/conditions'

/** The moment a span after `from`. */
export const addDuration = (from: EpochMs, duration: Duration): EpochMs => from + toMs(duration)

/** A span as it stands in a phrase, written out in the reader's language. */
export function shownDuration(duration: Duration): PhraseValue {
  const lengths = Object.entries(duration).filter((entry): entry is [string, number] => Boolean(entry[1]))
  return { type: 'duration', duration: Object.fromEntries(lengths) }
}
