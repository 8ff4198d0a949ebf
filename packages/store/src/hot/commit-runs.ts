import type { Turn } from '@etape/flow'
import type { Unit } from '../context.ts'
import type { BulkUpdate } from '../dialects/dialect.ts'
import { writeRun, writeStep } from '../rows/history-rows.ts'
import { runTable } from '../tables/run.ts'
import { stepTable } from '../tables/step.ts'

const moved: BulkUpdate = {
  table: runTable,
  set: ['status', 'outcome', 'node', 'visit', 'step_id', 'arrived_at', 'wake_at', 'waiting', 'problem', 'ended_at'],
  where: { id: 'id' },
}

const left: BulkUpdate = {
  table: stepTable,
  set: ['left_at', 'left_by', 'state', 'verdicts', 'note'],
  where: { id: 'id' },
}

export async function commitRuns(unit: Unit, turns: readonly Turn[]): Promise<void> {
  const runs = turns.flatMap((turn) => turn.runs)
  // Those that ended first: a contact can leave a flow and come in again, under the same key, in one turn.
  await unit.update(
    moved,
    runs.filter(({ created }) => !created).map(({ run }) => writeRun(run)),
  )
  await unit.insert(
    runTable,
    runs.filter(({ created }) => created).map(({ run }) => writeRun(run)),
  )
  const steps = turns.flatMap((turn) => turn.steps)
  await unit.insert(
    stepTable,
    steps.filter(({ created }) => created).map(({ step }) => writeStep(step)),
  )
  await unit.update(
    left,
    steps.filter(({ created }) => !created).map(({ step }) => writeStep(step)),
  )
}
