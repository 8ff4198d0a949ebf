import type { FieldRef, FieldValue, FieldValues } from '@etape/conditions'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useStages, useStatuses } from '../../data/definitions.ts'
import type { Sample } from '@etape/flow'

/** What was made up, in the order it is shown. */
export type MadeUpValues = ReadonlyMap<FieldRef, FieldValue>

export interface MadeUpSample {
  values: MadeUpValues
  sample: Sample
  change: (ref: FieldRef, value: FieldValue) => void
}

/** A contact that exists nowhere, to be changed at will. */
export function useMadeUpSample(): MadeUpSample {
  const { t } = useLingui()
  const stages = useStages()
  const statuses = useStatuses()
  const [given, setGiven] = useState<MadeUpValues>(new Map())
  const firstName = t`Alex`
  const beginning: MadeUpValues = new Map<FieldRef, FieldValue>([
    ['contact.first_name', firstName],
    ['contact.email', `${firstName.toLowerCase()}@example.com`],
    ['contact.stage', stages[0]?.id ?? null],
    ['contact.status', statuses[0]?.id ?? null],
  ])
  const values: MadeUpValues = new Map([...beginning, ...given])
  return {
    values,
    sample: sampleOf(values),
    change: (ref, value) => setGiven((known) => new Map([...known, [ref, value]])),
  }
}

/** A contact of these fields; with a company as soon as one of its fields is filled. */
function sampleOf(values: MadeUpValues): Sample {
  const contact = fieldsOf(values, 'contact.')
  const company = fieldsOf(values, 'company.')
  const { first_name: first, last_name: last, email } = contact
  const name = [first, last].filter(Boolean).join(' ') || String(email ?? '')
  return {
    name,
    contact: { subscribed: true, ...contact, furthest_stage: contact['stage'] ?? null },
    company: Object.values(company).some((value) => value !== null) ? company : null,
    deals: [],
    events: [],
    onSegments: [],
  }
}

function fieldsOf(values: MadeUpValues, prefix: 'contact.' | 'company.'): FieldValues {
  const own = [...values].filter(([ref]) => ref.startsWith(prefix))
  return Object.fromEntries(own.map(([ref, value]) => [ref.slice(prefix.length), value]))
}
