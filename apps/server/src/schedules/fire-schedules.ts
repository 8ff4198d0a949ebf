import type { EpochMs } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import { nextCron } from '@etape/flow'
import type { ContactFilter, ScheduleRow } from '@etape/store'
import type { Foundation } from '../context.ts'
import { askingAt, type Defined } from '../definitions.ts'
import { meantBy } from './schedules-in.ts'

export type Firing = Pick<Foundation, 'store' | 'clock' | 'definitions'>

/** Contacts go in at this rate, so that one schedule leaves room for everything else. */
const perMinute = 6000

const byTheClock: Cause = { by: 'system', reason: 'schedule' }

/** Fires what is due, each once however late it is. Answers the enrolments begun. */
export async function fireSchedules(firing: Firing): Promise<number[]> {
  const now = firing.clock.now()
  const due = (await firing.store.schedules.list()).filter(({ nextAt }) => nextAt !== null && nextAt <= now)
  const begun: number[] = []
  for (const schedule of due) {
    const enrolment = await fireOne(firing, schedule, now)
    if (enrolment !== null) begun.push(enrolment)
  }
  return begun
}

async function fireOne(firing: Firing, schedule: ScheduleRow, now: EpochMs): Promise<number | null> {
  const { flow, node, cron, zone } = schedule
  const contacts = await whoIsMeant(firing, schedule)
  const content = { type: 'enrol', flow, node, cause: byTheClock } as const
  return firing.store.schedules.fire(schedule, {
    nextAt: nextCron(cron, zone, now),
    at: now,
    enrolment: { flow, node, content, contacts, perMinute, at: now },
  })
}

const readSize = 20_000

async function whoIsMeant(firing: Firing, schedule: ScheduleRow): Promise<number[]> {
  const filter = filterOf(await firing.definitions.fresh(), schedule, firing.clock.now())
  const contacts: number[] = []
  // A trigger that nobody knows is for nobody.
  if (filter === null) return contacts
  for await (const ids of firing.store.contacts.eachId(filter, readSize)) contacts.push(...ids)
  return contacts
}

function filterOf(defined: Defined, { flow, node }: ScheduleRow, now: EpochMs): ContactFilter | null {
  const trigger = defined.world.flows.get(flow)?.current.nodes.get(node)
  if (!trigger) return null
  const condition = meantBy(trigger)
  return condition ? { where: { condition, catalog: defined.catalog, asking: askingAt(now, defined) } } : {}
}
