import type { Benchmark, Goal, Round } from './benchmark.ts'
import { callN8n, startHooked, type Called } from './hooked.ts'
import { n8nOnce, type ExpressionEngine } from './n8n.ts'

const published = 220

const shared = {
  work: 'The same job of four steps started over HTTP, over 32 connections: a webhook, a branch, a field set, an end. Etape answers once the call is on disk and takes the run right after; n8n answers from its last step and saves the execution. On each side only runs count that are over and stored',
  unit: 'runs/s',
  bound:
    'As P3: one thread answers, waits for the disk at commits and takes the turns. The published figure is of other hardware and of a workflow of one node, so that it says least of the three.',
  nextLever: 'As in P3.',
  rounds: 3,
  isLong: true,
} as const

export const againstN8n: readonly Benchmark[] = [
  against('default', { atLeastTimes: 50 }),
  against('legacy', { atLeastTimes: 25 }),
  {
    ...shared,
    id: 'P12 n8n as published',
    baseline: `what n8n publishes for itself, ${published} executions a second, a webhook alone on other hardware; not measured here`,
    goal: { atLeastTimes: 4 },
    prepare: async (place) => {
      const ours = await startHooked(place)
      return { round: async () => roundOf(await ours.call(), null), stop: () => ours.stop() }
    },
  },
]

function against(engine: ExpressionEngine, goal: Goal): Benchmark {
  return {
    ...shared,
    id: `P12 n8n ${engine}`,
    baseline:
      engine === 'default'
        ? 'n8n 2.41.0 as it comes (SQLite, executions saved), on this machine'
        : 'the same n8n with its older and faster expression engine, N8N_EXPRESSION_ENGINE=legacy',
    goal,
    prepare: async (place) => {
      const n8n = await n8nOnce()
      const theirs = await n8n.start(engine)
      const ours = await startHooked(place)
      return {
        round: async () => {
          const baseline = await callN8n(n8n, theirs.hook)
          return roundOf(await ours.call(), baseline)
        },
        stop: async () => {
          await ours.stop()
          await theirs.stop()
        },
      }
    },
  }
}

function roundOf(ours: Called, theirs: Called | null): Round {
  return {
    figure: ours.perSecond,
    baseline: theirs?.perSecond ?? published,
    details: {
      'p99 ms of an answer': ours.p99Ms,
      ...(theirs && { 'p99 ms of n8n’s': theirs.p99Ms }),
    },
  }
}
