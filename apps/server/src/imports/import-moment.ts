import type { FieldValue } from '@etape/conditions'
import { coerce } from '@etape/crm'
import type { Moment } from '../records/sync-company.ts'
import type { ImportWork } from './batch.ts'

export const momentOfWork = ({ parts: { definitions, clock }, cause }: ImportWork): Moment => ({
  defined: definitions.current(),
  at: clock.now(),
  cause,
})

/** What new records get where their row says nothing. */
export function coercedDefaults({ parts: { definitions }, plan }: ImportWork): Record<string, FieldValue> {
  const { catalog } = definitions.current()
  const entries = Object.entries(plan.defaults).flatMap(([key, raw]): [string, FieldValue][] => {
    const field = catalog.get(`${plan.object}.${key}`)
    const value = field && coerce(field, raw)
    return value?.ok && value.value !== null ? [[key, value.value]] : []
  })
  return Object.fromEntries(entries)
}
