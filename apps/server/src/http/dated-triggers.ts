import type { FieldRef } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import { kindOf, type FlowDocument } from '@etape/flow'
import type { ContactFilter } from '@etape/store'
import type { Context } from '../context.ts'
import { reviewContacts } from '../review-contacts.ts'
import { questionOf } from './read-question.ts'

/** Contacts whose dates start the flow get a turn, which works out when. */
export async function reviewDates(context: Context, document: FlowDocument, cause: Cause): Promise<void> {
  for (const field of new Set(datesIn(document))) await reviewContacts(context, whoHas(field, context), cause)
}

function datesIn({ nodes }: FlowDocument): FieldRef[] {
  return nodes.flatMap(({ type, config }) => {
    const kind = kindOf(type)
    const read = kind?.config.safeParse(config)
    const dates = read?.success ? kind?.starts?.dates?.(read.data) : undefined
    return dates ? [dates.field] : []
  })
}

const whoHas = (field: FieldRef, context: Context): ContactFilter => ({
  where: questionOf({ fact: field, operator: 'is-set', value: null }, context),
})
