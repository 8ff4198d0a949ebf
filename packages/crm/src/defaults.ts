import type { FieldValues } from '@etape/conditions'
import type { ContactSource } from './records.ts'
import type { CrmSettings } from './settings.ts'
import type { FieldWrite } from './write.ts'

/** What a new contact gets in the fields that were not given: its source, its stage by source, its status. */
export function creationDefaults(source: ContactSource, given: FieldValues, settings: CrmSettings): FieldWrite[] {
  const stage = settings.stages.find(({ id }) => id === settings.defaults.stage[source])?.id
  const status = settings.statuses.find(({ id }) => id === settings.defaults.status)?.id
  return Object.entries({ source, stage, status }).flatMap(([field, value]) =>
    value === undefined || (given[field] ?? null) !== null ? [] : { field, value },
  )
}
