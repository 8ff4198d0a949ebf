import { admitsAct, kindOf, type RunAct } from '@etape/flow'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { NewSteering, RunsMeant, SteeringPlan } from '../shapes/steering.ts'
import type { RunTable } from '../tables/run.ts'
import { allOf } from './paging.ts'
import { visitConditions, visitsAndContacts } from './visits.ts'

/** How a run that is meant stands now. */
export interface Standing extends Pick<RunTable, 'id' | 'contact_id' | 'version_id' | 'status' | 'visit'> {
  /** The visit it is meant at. */
  meant_visit: number
}

export interface Sorted {
  plan: SteeringPlan
  fitting: Standing[]
}

/** Sorts those who are meant into those to whom it can be done, and why not to the others. */
export async function sortRuns(
  context: Context,
  { flow, act, meant }: Pick<NewSteering, 'flow' | 'act' | 'meant'>,
): Promise<Sorted> {
  const standing = 'runs' in meant ? await runsGiven(context, flow, meant.runs) : await runsBehind(context, flow, meant)
  const hasStep = await versionsWithTarget(context, act, standing)
  const plan = { meant: standing.length, fitting: 0, waiting: 0, failed: 0, ended: 0, movedOn: 0, withoutStep: 0 }
  const fitting = standing.filter((run) => {
    const misfit = misfitOf(run, act, hasStep)
    plan[misfit ?? 'fitting'] += 1
    return misfit === null
  })
  return { plan, fitting }
}

type Misfit = Exclude<keyof SteeringPlan, 'meant' | 'fitting'>

function misfitOf(run: Standing, act: RunAct, hasStep: (versionId: number) => boolean): Misfit | null {
  if (run.status === 'ended') return 'ended'
  if (run.visit !== run.meant_visit) return 'movedOn'
  if (!admitsAct(run, act)) return run.status
  return hasStep(run.version_id) ? null : 'withoutStep'
}

async function versionsWithTarget(context: Context, act: RunAct, runs: readonly Standing[]) {
  if (act.type !== 'move') return () => true
  const ids = [...new Set(runs.map(({ version_id }) => version_id))]
  const versions = await context.versions.read(context.reads, ids)
  const able = ids.filter((id) =>
    versions.get(id)?.document.nodes.some((node) => node.id === act.to && kindOf(node.type)?.category !== 'trigger'),
  )
  const ableIds = new Set(able)
  return (id: number) => ableIds.has(id)
}

type Given = Extract<RunsMeant, { runs: unknown }>['runs']

async function runsGiven(context: Context, flow: string, runs: Given): Promise<Standing[]> {
  const visits = new Map(runs.map(({ id, visit }) => [id, visit]))
  const found = await readStandings(context, [...visits.keys()])
  return found
    .filter((run) => run.flow === flow)
    .map((run) => ({ ...run, meant_visit: visits.get(run.id) ?? run.visit }))
}

/** How these runs stand now, whichever flow they are of. */
export async function readStandings({ reads, database }: Pick<Context, 'reads' | 'database'>, ids: readonly number[]) {
  const asked = sql<Omit<Standing, 'meant_visit'> & { flow: string }>`
    select id, contact_id, version_id, status, visit, flow from run where id in ${database.numbers(ids)} order by id`
  return (await asked.execute(reads)).rows
}

/** Who waits or failed there is meant at that visit; of the others each is meant wherever it stands now. */
async function runsBehind(
  context: Context,
  flow: string,
  { behind }: Extract<RunsMeant, { behind: unknown }>,
): Promise<Standing[]> {
  const isThere = behind.sort === 'waiting' || behind.sort === 'failed'
  const meant = isThere ? sql`max(step.visit)` : sql`run.visit`
  const asked = sql<Standing>`
    select run.id, run.contact_id, run.version_id, run.status, run.visit, ${meant} as meant_visit
    from ${visitsAndContacts} where ${allOf(visitConditions(context, flow, behind))}
    group by run.id, run.contact_id, run.version_id, run.status, run.visit order by run.id`
  return (await asked.execute(context.reads)).rows
}
