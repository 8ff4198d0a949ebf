import type { EpochMs } from '@etape/conditions'
import { nextDateMoment } from '../kit/date-trigger.ts'
import type { Happening } from '../kit/happening.ts'
import { contactZone, type Draft } from './draft.ts'
import type { DatedTrigger } from './world.ts'

/** The dates of the contact's that have come since they were last looked at, oldest first. */
export function datesReached(draft: Draft, by: EpochMs): Happening[] {
  if (draft.reached === null || draft.reached >= by) return []
  const reached = draft.world.datedTriggers.flatMap((dated) => {
    const moment = momentAfter(draft, dated, draft.reached ?? by)
    return moment !== null && moment <= by ? [{ dated, moment }] : []
  })
  return reached
    .sort((left, right) => left.moment - right.moment)
    .map(({ dated: { flow, node }, moment }) => ({ type: 'date-reached', flow: flow.id, node: node.id, moment }))
}

/** When the next of the contact's dates comes; `Infinity` when none will. */
export const nextDate = (draft: Draft): EpochMs =>
  draft.world.datedTriggers.reduce(
    (earliest, dated) => Math.min(earliest, momentAfter(draft, dated, draft.settings.now) ?? Infinity),
    Infinity,
  )

function momentAfter(draft: Draft, { flow, trigger, field }: DatedTrigger, after: EpochMs): EpochMs | null {
  const { facts, settings } = draft
  const record = field.object === 'company' ? facts.company : facts.contact
  const value = record?.[field.key]
  if (typeof value !== 'number') return null
  const zones = { contact: contactZone(draft), account: settings.zone }
  return nextDateMoment(trigger, { value, type: field.type }, Math.max(after, flow.since ?? after) + 1, zones)
}
