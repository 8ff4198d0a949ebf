import type { Stepping } from './advance.ts'
import { contactZone, type Draft, type LiveRun } from './draft.ts'
import { drawFor } from './draw.ts'
import { pickPeople } from './pick-people.ts'
import { renderFor } from './render-for.ts'

/** What a step of this run is taken with. */
export function steppingOf(draft: Draft, live: LiveRun): Omit<Stepping, 'answers'> {
  const { facts, settings, world } = draft
  const { now, zone } = settings
  const { id, node, start } = live.run
  const draw = settings.chosen?.(node) ?? drawFor(id, node)
  const about = { draw, event: start.event ?? null, render: renderFor(draft, live) }
  const where = { now, zone, contactZone: contactZone(draft), calendar: world.crm.calendar, catalog: world.catalog }
  return { ...about, ...where, ...pickPeople(draft, live), facts }
}
