import type { Run, Step, Turn } from '@etape/flow'
import type { Context, Unit } from '../context.ts'
import { flowCountTable, type FlowCountTable } from '../tables/flow.ts'

export const dayOf = (at: number): number => Math.floor(at / 86_400_000)

type Counted = Omit<FlowCountTable, 'shard' | 'count'>
type Count = (counted: Counted, by?: number) => void

/** What came about in flows, added up so that a whole batch writes a few rows. */
export async function countFlows(
  { shard }: Context,
  unit: Unit,
  turns: readonly Pick<Turn, 'runs' | 'steps'>[],
): Promise<void> {
  const counts = new Map<string, FlowCountTable>()
  const count: Count = (counted, by = 1) => {
    const key = `${counted.version_id} ${counted.day} ${counted.node} ${counted.what}`
    const known = counts.get(key)
    if (known) known.count += by
    else counts.set(key, { ...counted, shard, count: by })
  }
  for (const { runs, steps } of turns) {
    const byId = new Map(runs.map(({ run }) => [run.id, run]))
    for (const turned of runs) countRun(turned, count)
    for (const { step, created } of steps) {
      const run = byId.get(step.runId)
      if (run) countStep({ step, created, run }, count)
    }
  }
  const keys = [...counts].toSorted(([left], [right]) => (left < right ? -1 : 1))
  await unit.addCounts(
    flowCountTable,
    keys.map(([, row]) => row),
  )
}

function countRun({ run, created, failedAt }: Turn['runs'][number], count: Count): void {
  const counted = { flow: run.flow, version_id: run.versionId, node: '' }
  if (created) count({ ...counted, day: dayOf(run.startedAt), what: 'enrolled' })
  // Taken up again, it counts as failed no longer; should it fail again, it does so once.
  if (failedAt !== undefined) count({ ...counted, day: dayOf(failedAt), what: 'failed' }, -1)
  const end = dayOf(run.endedAt ?? run.arrivedAt)
  if (run.status === 'ended') count({ ...counted, day: end, what: `ended:${run.outcome ?? ''}` })
  if (run.status === 'failed') count({ ...counted, day: end, what: 'failed' })
}

interface CountedStep {
  step: Step
  created: boolean
  run: Run
}

function countStep({ step, created, run }: CountedStep, count: Count): void {
  const counted = { flow: run.flow, version_id: run.versionId, node: step.node }
  if (created) count({ ...counted, day: dayOf(step.at), what: 'visited' })
  const end = dayOf(step.leftAt ?? step.at)
  if (step.state === 'left') count({ ...counted, day: end, what: `left:${step.leftBy ?? ''}` })
  if (step.state === 'failed') count({ ...counted, day: end, what: 'failed' })
}
