import type { CrmSettings } from '@etape/crm'
import type { VersionDefinition } from '@etape/flow'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { readCondition } from '../rows/conditions.ts'
import type { Definitions } from '../shapes/settings.ts'
import { listFields } from './fields.ts'
import { readStages, readStatuses } from './ladders.ts'
import { listPipelines } from './pipelines.ts'
import { listSyncRules } from './sync-rules.ts'
import { readWorkspace } from './workspace.ts'

export async function loadDefinitions(context: Context): Promise<Definitions> {
  const workspace = await readWorkspace(context)
  const versions = await readVersionsInUse(context)
  return {
    crm: {
      stages: await readStages(context),
      statuses: await readStatuses(context),
      pipelines: await listPipelines(context),
      syncRules: await readSyncRules(context),
      defaults: { stage: workspace.defaultStages, status: workspace.defaultStatus },
      joinCompanyByDomain: workspace.joinCompanyByDomain,
      currency: workspace.currency,
      calendar: workspace.calendar,
    },
    zone: workspace.zone,
    customFields: await listFields(context),
    segments: await readSegments(context),
    flows: await readFlows(context, versions),
    versions,
    // After the versions: who knows one knows whether it holds.
    holding: await readHolding(context),
    users: await context.reads.selectFrom('user').select(['id', 'name', 'email']).orderBy('name').execute(),
    teams: await readTeams(context),
  }
}

async function readHolding({ reads }: Context): Promise<number[]> {
  const rows = await reads.selectFrom('flow_hold').select('version_id').where('ended_at', 'is', null).execute()
  return rows.map(({ version_id }) => version_id)
}

async function readTeams({ reads }: Context): Promise<Definitions['teams']> {
  const members = await reads.selectFrom('user').select(['id', 'team']).orderBy('id').execute()
  const teams = await reads.selectFrom('team').select('id').orderBy('id').execute()
  return teams.map(({ id }) => ({ id, members: members.filter(({ team }) => team === id).map((user) => user.id) }))
}

async function readSyncRules(context: Context): Promise<CrmSettings['syncRules']> {
  const rules = await listSyncRules(context)
  const entries = rules.map(({ id, enabled, filter }) => [id, { enabled, filter }])
  return Object.fromEntries(entries) as CrmSettings['syncRules']
}

async function readSegments({ reads }: Context): Promise<Definitions['segments']> {
  const rows = await reads.selectFrom('segment').select(['id', 'name', 'kind', 'condition']).orderBy('id').execute()
  return rows.map(({ condition, ...segment }) => ({ ...segment, condition: readCondition(condition) }))
}

/** Versions that somebody waits on or may be brought back to, and those that take contacts in. */
async function readVersionsInUse(context: Context): Promise<VersionDefinition[]> {
  const asked = sql<{ id: number }>`
    select id from flow_version where id in (select current_version_id from flow)
      or exists (select 1 from run where run.version_id = flow_version.id and run.status = 'waiting')
      or exists (select 1 from run where run.version_id = flow_version.id and run.status = 'failed')
    order by id`
  const ids = (await asked.execute(context.reads)).rows.map(({ id }) => id)
  const known = await context.versions.read(context.reads, ids)
  return ids.flatMap((id) => {
    const version = known.get(id)
    return version ? [{ id, flow: version.flow, number: version.number, document: version.document }] : []
  })
}

async function readFlows({ reads }: Context, versions: readonly VersionDefinition[]): Promise<Definitions['flows']> {
  const rows = await reads
    .selectFrom('flow')
    .select(['id', 'name', 'status', 'current_version_id', 'live_since'])
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, name, status, current_version_id, live_since }) => {
    const current = versions.find((version) => version.id === current_version_id)
    return current && status !== 'draft' ? [{ id, name, status, since: live_since ?? 0, current }] : []
  })
}
