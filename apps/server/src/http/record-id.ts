import { Refusal } from './refusal.ts'

const written = /^[1-9]\d{0,14}$/

/** Records have numbers inside and texts outside: the number, or a refusal, since such a record cannot exist. */
export function readId(id: string): number {
  if (!written.test(id)) throw new Refusal('request/not-found')
  return Number(id)
}

export const showId = (id: number): string => String(id)

/** What was found, else the refusal that says it was not. */
export function found<T>(record: T | null | undefined): T {
  if (record === null || record === undefined) throw new Refusal('request/not-found')
  return record
}
