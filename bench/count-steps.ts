import type { Engine } from './engine.ts'

export interface Counted {
  stepsPerSecond: number
  steps: number
  ended: number
  seconds: number
}

const patienceMs = 600_000

/** Lets the engine take turns until nobody is due any more, and counts the steps taken in this flow meanwhile. */
export async function countSteps({ store, start }: Engine, flow: string): Promise<Counted> {
  const before = await stepsTaken(store, flow)
  const began = performance.now()
  const runtime = await start()
  await runtime.idle(patienceMs)
  const seconds = (performance.now() - began) / 1000
  const after = await stepsTaken(store, flow)
  await runtime.stop()
  const steps = after.steps - before.steps
  return { stepsPerSecond: steps / seconds, steps, ended: after.ended - before.ended, seconds }
}

async function stepsTaken(store: Engine['store'], flow: string): Promise<{ ended: number; steps: number }> {
  const { counts, nodes } = await store.flows.stats(flow)
  return { ended: counts.ended, steps: nodes.reduce((sum, { visited }) => sum + visited, 0) }
}
