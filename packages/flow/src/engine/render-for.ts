import { rendererFor, type Render } from '../kit/render.ts'
import type { Draft, LiveRun } from './draft.ts'

/** Fills personalised texts of a run, from the facts as they are when it is asked. */
export function renderFor({ facts, world, settings }: Draft, { run }: LiveRun): Render {
  const { catalog, owners } = world
  const objects = {
    get contact() {
      return facts.contact
    },
    get company() {
      return facts.company
    },
    get deal() {
      return facts.deals.at(-1) ?? null
    },
    get owner() {
      return owners.get(String(facts.contact['owner'])) ?? null
    },
  }
  const { event = null } = run.start
  return rendererFor({ objects, event, answers: run.memory?.answers ?? {}, catalog, zone: settings.zone })
}
