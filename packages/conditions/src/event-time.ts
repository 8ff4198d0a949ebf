import type { EventTimeComparison } from './condition.ts'
import { isWanted, wantedEvents } from './counting.ts'
import type { WantedEvents } from './counting.ts'
import type { EpochMs } from './duration.ts'
import type { Asking, Facts } from './facts.ts'
import { valueTest } from './field-test.ts'
import type { ValueTest } from './field-test.ts'

export interface EventTimeTest extends ValueTest {
  which: EventTimeComparison['fact']
  wanted: WantedEvents
}

export const eventTimeTest = ({ fact, params, operator, value }: EventTimeComparison): EventTimeTest => ({
  which: fact,
  wanted: wantedEvents(params),
  ...valueTest('date-time', operator, value),
})

/** When the first or the last of the wanted events was; one that is yet to come has not been. */
export function eventTime({ events }: Pick<Facts, 'events'>, test: EventTimeTest, asking: Asking): EpochMs | null {
  const { which, wanted } = test
  const hasBeen = (event: Facts['events'][number]) => event.at <= asking.now && isWanted(event, wanted, asking)
  const found = which === 'first-event' ? events.find(hasBeen) : events.findLast(hasBeen)
  return found?.at ?? null
}
