import type { Draft, LiveRun } from './draft.ts'
import { endRun } from './end-run.ts'

/** Ends the contact's other runs in these flows, or in all flows but the run's own. */
export function stopFlows(
  draft: Draft,
  { run }: LiveRun,
  { flows, as }: { flows: 'all' | readonly string[]; as: string },
): void {
  const isMeant = (flow: string) => (flows === 'all' ? flow !== run.flow : flows.includes(flow))
  for (const live of draft.runs) if (live.run.id !== run.id && isMeant(live.run.flow)) endRun(draft, live, { as })
}
