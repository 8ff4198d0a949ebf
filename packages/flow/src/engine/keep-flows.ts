import { touch, type Draft, type LiveRun, type Origin } from './draft.ts'

/** Keeps what conditions on flows read, once a run has begun or is over. */
export function keepFlows(draft: Draft, { run: { flow } }: Pick<LiveRun, 'run'>, origin: Origin): void {
  const isUnderWay = draft.runs.some(({ run }) => run.flow === flow && run.status === 'waiting')
  draft.facts.flows.set(flow, isUnderWay ? 'under-way' : 'over')
  touch(draft, `flow:${flow}`, origin)
}
