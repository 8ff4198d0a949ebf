import type { Dependencies } from '@etape/conditions'

/** Stands for everything: whatever reads anything has to look again. */
export const everything = '*'

/** Touched once in each turn: time has passed. */
export const time = 'time'

/** What a condition reads, as the keys that changes touch: `contact.stage`, `company`, `deals`, `event:Paid`, `segment:vip`, `flow:welcome`. */
export function keysOf(reads: Dependencies): ReadonlySet<string> {
  const keys = new Set<string>([everything])
  for (const field of reads.fields) keys.add(field.startsWith('deal.') ? 'deals' : field)
  for (const name of reads.events) keys.add(`event:${name}`)
  for (const id of reads.segments) keys.add(`segment:${id}`)
  for (const id of reads.flows) keys.add(`flow:${id}`)
  if (reads.deals) keys.add('deals')
  if (reads.company) keys.add('company')
  if (reads.time) keys.add(time)
  return keys
}
