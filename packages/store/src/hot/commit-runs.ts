import type { Run, Turn } from '@etape/flow'
import type { Context, Unit } from '../context.ts'
import type { BulkUpdate } from '../dialects/dialect.ts'
import { ConflictError } from '../errors.ts'
import { writeRun, writeStep } from '../rows/history-rows.ts'
import { runTable } from '../tables/run.ts'
import { stepTable } from '../tables/step.ts'

const moved: BulkUpdate = {
  table: runTable,
  set: [
    'version_id',
    'status',
    'outcome',
    'node',
    'visit',
    'step_id',
    'arrived_at',
    'wake_at',
    'waiting',
    'memory',
    'problem',
    'ended_at',
  ],
  // A new version can have moved or ended it since it was read.
  where: { id: 'id', version_id: 'read_version_id' },
  onlyIf: "run.status <> 'ended'",
}

const left: BulkUpdate = {
  table: stepTable,
  set: ['left_at', 'left_by', 'state', 'verdicts', 'note'],
  where: { id: 'id' },
}

async function moveRuns({ loaded }: Context, unit: Unit, runs: readonly Run[]): Promise<void> {
  const rows = runs.map((run) => ({
    ...writeRun(run),
    read_version_id: loaded.contacts.get(run.contactId)?.runs.get(run.id) ?? null,
  }))
  const [missed] = await unit.update(moved, rows)
  if (missed !== undefined) throw new ConflictError({ record: 'contact', id: runs[missed]?.contactId ?? 0 })
}

export async function commitRuns(context: Context, unit: Unit, turns: readonly Turn[]): Promise<void> {
  const runs = turns.flatMap((turn) => turn.runs)
  // Those that ended first: a contact can leave a flow and come in again, under the same key, in one turn.
  await moveRuns(
    context,
    unit,
    runs.filter(({ created }) => !created).map(({ run }) => run),
  )
  await unit.insert(
    runTable,
    runs.filter(({ created }) => created).map(({ run }) => writeRun(run)),
  )
  await writeSteps(
    unit,
    turns.flatMap((turn) => turn.steps),
  )
}

async function writeSteps(unit: Unit, steps: Turn['steps']): Promise<void> {
  await unit.insert(
    stepTable,
    steps.filter(({ created }) => created).map(({ step }) => writeStep(step)),
  )
  await unit.update(
    left,
    steps.filter(({ created }) => !created).map(({ step }) => writeStep(step)),
  )
}
