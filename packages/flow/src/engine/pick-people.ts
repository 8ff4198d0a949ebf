import type { StepInput } from '../kit/node-kind.ts'
import type { Draft, LiveRun } from './draft.ts'
import { drawFor } from './draw.ts'

type PickingPeople = Pick<StepInput<unknown>, 'rota' | 'leastLoaded' | 'members'>

/** How a step at the run's node picks people; a draw decides where nobody keeps count, as in a rehearsal. */
export function pickPeople({ settings, world }: Draft, { run }: LiveRun): PickingPeople {
  const { id, flow, node, visit } = run
  const draw = (people: readonly string[]) =>
    people[Math.floor(drawFor(id, `${node}:${visit}`) * people.length)] ?? null
  return {
    members: (team) => world.teams.get(team) ?? [],
    rota: (people) => (settings.rota && people.length > 0 ? settings.rota(`${flow}:${node}`, people) : draw(people)),
    leastLoaded: (people) => (settings.leastLoaded && people.length > 0 ? settings.leastLoaded(people) : draw(people)),
  }
}
