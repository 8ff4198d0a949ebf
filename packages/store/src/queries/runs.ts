import type { Change } from '@etape/crm'
import { emptyFlow } from '@etape/flow'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { readChange, readRun } from '../rows/history-rows.ts'
import { readJson, readJsonOrNull } from '../rows/json.ts'
import type { RunDetail, Runs, StepRow } from '../shapes/flows.ts'
import { changeColumns, type ChangeRow } from './changes.ts'
import { orderBy } from './paging.ts'
import { listRuns, newestRuns, runRow, selectRuns, type FoundRun } from './run-rows.ts'

export function createRuns(context: Context): Runs {
  return {
    list: (asked) => listRuns(context, asked),
    get: (id) => readRunDetail(context, id),
    latest: (contactId, flow) => readLatest(context, contactId, flow),
  }
}

async function readRunDetail(context: Context, id: number): Promise<RunDetail | null> {
  const [run] = await selectRuns(context, sql`where run.id = ${id}`)
  if (!run) return null
  const versions = await context.versions.read(context.reads, [run.version_id])
  return {
    ...runRow(run, versions),
    document: versions.get(run.version_id)?.document ?? emptyFlow,
    start: readJson(run.start),
    waiting: readJsonOrNull(run.waiting),
    steps: await readSteps(context, run),
  }
}

async function readLatest(context: Context, contactId: number, flow: string): ReturnType<Runs['latest']> {
  const ofFlow = sql`where run.contact_id = ${contactId} and run.flow = ${flow} order by ${orderBy(newestRuns)} limit 1`
  const [found] = await selectRuns(context, ofFlow)
  if (!found) return null
  const steps = await readSteps(context, found)
  return {
    run: readRun(found),
    steps: steps.map(({ changes: _changes, deliveries: _deliveries, ...step }) => ({
      ...step,
      runId: found.id,
      contactId,
      flow,
    })),
  }
}

async function readSteps(context: Context, run: FoundRun): Promise<StepRow[]> {
  const changes = await readChanges(context, run)
  const deliveries = await readDeliveries(context, run)
  const rows = await context.reads
    .selectFrom('step')
    .select(['id', 'node', 'kind', 'visit', 'at', 'left_at', 'left_by', 'state', 'verdicts', 'note'])
    .where('run_id', '=', run.id)
    .orderBy('visit')
    .execute()
  return rows.map(({ left_at, left_by, verdicts, note, ...step }) => ({
    ...step,
    leftAt: left_at,
    leftBy: left_by,
    verdicts: verdicts === null ? [] : readJson(verdicts),
    note: readJsonOrNull(note),
    changes: changes.filter(({ cause }) => cause.by === 'run' && cause.stepId === step.id),
    deliveries: deliveries.filter(({ step_id }) => step_id === step.id).map(({ step_id: _, ...delivery }) => delivery),
  }))
}

async function readChanges({ reads }: Context, { id, contact_id }: FoundRun): Promise<Change[]> {
  const asked = sql<ChangeRow>`
    select ${changeColumns} from change join cause on cause.id = change.cause_id
    where change.contact_id = ${contact_id} and change.run_id = ${id} order by change.at, change.id`
  return (await asked.execute(reads)).rows.map(readChange)
}

async function readDeliveries({ reads }: Context, { id, contact_id }: FoundRun) {
  return reads
    .selectFrom('delivery')
    .select(['id', 'channel', 'title', 'status', 'step_id'])
    .where('contact_id', '=', contact_id)
    .where('run_id', '=', id)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}
