import type { Condition } from '@etape/conditions'
import { conditionField, optionally } from './fields.ts'

/** The extra condition every trigger can have. */
export const onlyIfField = () =>
  optionally(
    conditionField({ title: 'Only if', description: 'Contacts that do not match at that moment are not taken in.' }),
  )

export const conditionsOf = ({ when }: { when: Condition | null }): readonly Condition[] => (when ? [when] : [])
