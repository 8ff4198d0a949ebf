import type { Facts } from '@etape/conditions'
import { defaultCalendar } from '@etape/crm'
import type { StepInput } from '../kit/node-kind.ts'
import { rendererFor } from '../kit/render.ts'
import { aWorkspace } from './a-workspace.ts'

const day = 86_400_000
const zone = 'Europe/Stockholm'

/** What is known of a contact, in a test; nothing unless said. */
export const someFacts = (facts: Partial<Facts> = {}): Facts => ({
  contact: {},
  company: null,
  deals: [],
  events: [],
  segments: new Set(),
  flows: new Map(),
  ...facts,
})

const first = (people: readonly string[]) => people[0] ?? null
const { catalog } = aWorkspace()
const surroundings = {
  now: 100 * day, zone, contactZone: zone, catalog, calendar: defaultCalendar, firstTrue: null, draw: 0, event: null,
  rota: first, leastLoaded: first, members: (team: string) => (team === 'sales' ? ['ada', 'bo'] : []),
} // prettier-ignore

/** The input of a step with this configuration, 100 days after the epoch. */
export function aStep<Config>(
  config: Config,
  given: Partial<Omit<StepInput<Config>, 'config' | 'render'>> = {},
): StepInput<Config> {
  const facts = given.facts ?? someFacts()
  const objects = { contact: facts.contact, company: facts.company, deal: facts.deals.at(-1) ?? null, owner: null }
  const render = rendererFor({ objects, event: given.event ?? null, catalog, zone })
  return { config, ...surroundings, facts, render, ...given }
}
