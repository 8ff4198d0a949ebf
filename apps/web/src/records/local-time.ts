const minuteMs = 60_000

/** A moment as a `datetime-local` input writes it, in the browser's zone; empty for none. */
export function toLocalText(at: number | null): string {
  if (at === null) return ''
  const offsetMs = new Date(at).getTimezoneOffset() * minuteMs
  return new Date(at - offsetMs).toISOString().slice(0, 16)
}

/** The moment a `datetime-local` input says; `null` for none. */
export function fromLocalText(text: string): number | null {
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : at
}

/** The day of a `date` field, which is midnight UTC, as a `date` input writes it. */
export function toDayText(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString().slice(0, 10)
}

/** Midnight UTC of the day a `date` input says; `null` for none. */
export function fromDayText(text: string): number | null {
  return fromLocalText(`${text}T00:00:00Z`)
}
