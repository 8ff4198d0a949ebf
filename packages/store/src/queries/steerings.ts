import type { RunAct } from '@etape/flow'
import { admitsAct } from '@etape/flow'
import type { Cause } from '@etape/crm'
import { sql } from 'kysely'
import { contextWithin, type Context, type Unit } from '../context.ts'
import { writeInputs } from '../hot/write-inputs.ts'
import { readJson, writeJson } from '../rows/json.ts'
import type { NewSteering, SteeringRow, Steerings } from '../shapes/steering.ts'
import type { SteeringTable } from '../tables/steering.ts'
import { readStandings, sortRuns } from './steer.ts'
import { listVisits } from './visits.ts'

const batchSize = 1000

export function createSteerings(context: Context): Steerings {
  return {
    visits: (flow, asked) => listVisits(context, flow, asked),
    plan: async (asked) => (await sortRuns(context, asked)).plan,
    begin: (steering) => begin(context, steering),
    goOn: (id) => context.write((unit) => tellBatch(contextWithin(context, unit), unit, id)),
    open: async () => {
      const open = context.reads.selectFrom('steering').select('id').where('done_at', 'is', null)
      return (await open.orderBy('id').execute()).map(({ id }) => id)
    },
    list: (flow, limit) => listSteerings(context, flow, limit),
  }
}

type RunAtVisit = readonly [run: number, visit: number]

async function begin(context: Context, steering: NewSteering): ReturnType<Steerings['begin']> {
  const { flow, act, cause, at } = steering
  const { plan, fitting } = await sortRuns(context, steering)
  if (fitting.length === 0) return { id: null, plan }
  const runs = fitting.map(({ id, visit }): RunAtVisit => [id, visit])
  const row: SteeringTable = {
    id: context.ids.next('steering'),
    flow,
    act: writeJson(act),
    cause: writeJson(cause),
    runs: writeJson(runs),
    total: runs.length,
    told: 0,
    missed: 0,
    created_at: at,
    done_at: null,
  }
  await context.write(({ query }) => query.insertInto('steering').values(row).execute())
  return { id: row.id, plan }
}

async function tellBatch(context: Context, unit: Unit, id: number): Promise<boolean> {
  // Written to, so that of two processes one waits for the other.
  const row = await unit.query
    .updateTable('steering')
    .set((build) => ({ told: build.ref('told') }))
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) return false
  const batch = readJson<RunAtVisit[]>(row.runs).slice(row.told, row.told + batchSize)
  const inputs = await inputsFor(context, row, new Map(batch))
  await writeInputs(context, unit, inputs)
  const told = row.told + batch.length
  const isDone = told >= row.total
  await unit.query
    .updateTable('steering')
    .set({ told, missed: row.missed + batch.length - inputs.length })
    .$if(isDone, (query) => query.set({ done_at: row.created_at, runs: '[]' }))
    .where('id', '=', id)
    .execute()
  return !isDone
}

/** Who has moved on since is left out; who moves on between this and the turn is left alone by the turn. */
async function inputsFor(context: Context, row: SteeringTable, visits: ReadonlyMap<number, number>) {
  const [act, cause] = [readJson<RunAct>(row.act), readJson<Cause>(row.cause)]
  const standing = await readStandings(context, [...visits.keys()])
  return standing
    .filter((run) => run.visit === visits.get(run.id) && admitsAct(run, act))
    .map(({ id: runId, visit, contact_id: contactId }) => {
      const content = { type: 'steer-run', runId, visit, act, cause } as const
      return { contactId, source: sourceOf(row.id), at: row.created_at, receivedAt: row.created_at, hop: 0, content }
    })
}

const sourceOf = (id: number): string => `steer:${id}`

type ListedRow = Omit<SteeringTable, 'runs'> & { waiting: number }

async function listSteerings({ reads }: Context, flow: string, limit: number): Promise<SteeringRow[]> {
  const asked = sql<ListedRow>`
    select id, flow, act, cause, total, told, missed, created_at, done_at,
      (select count(*) from input where source = 'steer:' || steering.id
        and source >= 'steer:' and source < 'steer;') as waiting
    from steering where flow = ${flow} order by created_at desc, id desc limit ${limit}`
  return (await asked.execute(reads)).rows.map(({ act, cause, created_at, done_at, ...row }) => ({
    ...row,
    act: readJson(act),
    cause: readJson(cause),
    createdAt: created_at,
    done: done_at !== null,
  }))
}
