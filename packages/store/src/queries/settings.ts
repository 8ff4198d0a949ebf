import type { Context } from '../context.ts'
import type { Settings } from '../shapes/settings.ts'
import { loadDefinitions } from './definitions.ts'
import { noteRedefined, readDefinitionsRevision } from './definitions-revision.ts'
import { createField, listFields, updateField } from './fields.ts'
import { createLadders } from './ladders.ts'
import { listPipelines, savePipeline } from './pipelines.ts'
import { listSyncRules, saveSyncRule } from './sync-rules.ts'
import { readValue, readWorkspace, saveValues, saveWorkspace } from './workspace.ts'

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
    definitionsRevision: () => readDefinitionsRevision(context),
    noteRedefined: () => noteRedefined(context),
  }
}
