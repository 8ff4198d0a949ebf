import { useMemo } from 'react'
import { useSegments } from '../../data/definitions.ts'
import { useRead } from '../../data/queries.ts'
import type { Sample } from '@etape/flow'

const known = { staleTimeMs: 10_000 }

export interface ReadSample {
  /** `null` until everything is read. */
  sample: Sample | null
  error: Error | null
}

/** What is known of a contact: its fields, company, deals, latest events and static segments. */
export function useContactSample(id: string | null): ReadSample {
  const segments = useSegments()
  const isAsked = { ...known, enabled: id !== null }
  const params = { id: id ?? '' }
  const contact = useRead('readContact', { params }, isAsked)
  const companyId = contact.data?.company?.id ?? null
  const company = useRead('readCompany', { params: { id: companyId ?? '' } }, { ...known, enabled: companyId !== null })
  const deals = useRead('listDeals', { query: { contact: params.id, limit: 100 } }, isAsked)
  const events = useRead('readTimeline', { params, query: { kinds: 'event', limit: 200 } }, isAsked)
  const sample = useMemo((): Sample | null => {
    if (!contact.data || !deals.data || !events.data || (companyId !== null && !company.data)) return null
    const isStatic = new Set(segments.filter(({ kind }) => kind === 'static').map((segment) => segment.id))
    return {
      name: contact.data.name,
      contact: contact.data.fields,
      company: company.data?.fields ?? null,
      deals: deals.data.rows.map(({ fields }) => fields),
      events: events.data.rows.flatMap(({ at, event }) => (event ? [{ at, ...event }] : [])).toReversed(),
      onSegments: contact.data.segments.filter((segment) => isStatic.has(segment.id)).map((segment) => segment.id),
    }
  }, [contact.data, company.data, deals.data, events.data, companyId, segments])
  return { sample, error: contact.error ?? company.error ?? deals.error ?? events.error }
}
