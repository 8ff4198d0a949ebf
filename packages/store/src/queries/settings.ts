import type { Context } from '../context.ts'
import { readJson, writeJson } from '../rows/json.ts'
import type { Settings, Workspace } from '../shapes/settings.ts'
import { loadDefinitions } from './definitions.ts'
import { createField, listFields, updateField } from './fields.ts'
import { createLadders } from './ladders.ts'
import { listPipelines, savePipeline } from './pipelines.ts'
import { listSyncRules, saveSyncRule } from './sync-rules.ts'

export function createSettings(context: Context): Settings {
  return {
    ...createLadders(context),
    pipelines: () => listPipelines(context),
    savePipeline: (pipeline) => savePipeline(context, pipeline),
    fields: () => listFields(context),
    createField: (field) => createField(context, field),
    updateField: (object, key, values) => updateField(context, { object, key }, values),
    syncRules: () => listSyncRules(context),
    saveSyncRule: (rule) => saveSyncRule(context, rule),
    workspace: () => readWorkspace(context),
    saveWorkspace: (values) => saveWorkspace(context, values),
    readValue: (key) => readValue(context, `server.${key}`),
    saveValue: (key, value) => saveValues(context, { [`server.${key}`]: value }),
    eventNames: async () => {
      const rows = await context.reads.selectFrom('event_name').select('name').orderBy('name').execute()
      return rows.map(({ name }) => name)
    },
    loadDefinitions: () => loadDefinitions(context),
  }
}

const defaults: Workspace = {
  name: 'Etape',
  zone: 'UTC',
  currency: 'EUR',
  joinCompanyByDomain: true,
  defaultStages: { manual: null, form: null, import: null, api: null, demo: null },
  defaultStatus: null,
}

const prefix = 'workspace.'

export async function readWorkspace({ reads }: Context): Promise<Workspace> {
  const rows = await reads.selectFrom('setting').select(['key', 'value']).where('key', 'like', `${prefix}%`).execute()
  const stored = rows.map(({ key, value }) => [key.slice(prefix.length), readJson<unknown>(value)])
  return { ...defaults, ...(Object.fromEntries(stored) as Partial<Workspace>) }
}

async function saveWorkspace(context: Context, values: Partial<Workspace>): Promise<void> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  await saveValues(context, Object.fromEntries(given.map(([key, value]) => [`${prefix}${key}`, value])))
}

async function readValue({ reads }: Context, key: string): Promise<unknown> {
  const row = await reads.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row ? readJson<unknown>(row.value) : null
}

async function saveValues({ write }: Context, values: Readonly<Record<string, unknown>>): Promise<void> {
  await write(async ({ query }) => {
    for (const [key, given] of Object.entries(values)) {
      const value = writeJson(given)
      await query
        .insertInto('setting')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute()
    }
  })
}
