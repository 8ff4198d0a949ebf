import type { Context } from '../context.ts'
import type { FiledFlow } from '../flow-files/flow-file.ts'
import { readFlowFile } from '../flow-files/flow-file.ts'
import { importFlows } from '../flow-files/import-flows.ts'
import { planImport, type ImportPlanned } from '../flow-files/plan-import.ts'
import { workshopOf } from '../flow-files/workshop.ts'
import { writeFlowFile } from '../flow-files/write-flow-file.ts'
import { authorOf } from './caller.ts'
import type { Handlers } from './handlers.ts'
import { found } from './record-id.ts'
import { Refusal, shownProblem } from './refusal.ts'

export const flowFileHandlers = (context: Context): Handlers<'exportFlows' | 'previewFlowImport' | 'importFlows'> => ({
  exportFlows: async ({ body: { flows, which } }) => {
    const filed: FiledFlow[] = []
    for (const id of new Set(flows)) filed.push(await filedFlow(context, id, which))
    return { ...writeFlowFile(filed, await workshopOf(context)) }
  },
  previewFlowImport: async ({ body }) => {
    const { things, flows, problems } = await planned(context, body)
    return {
      things: [...things],
      flows: flows.map(({ key, name, document, problems: faults }) => ({
        key,
        name,
        nodes: document.nodes.length,
        problems: faults.map(shownProblem),
      })),
      problems: problems.map(shownProblem),
    }
  },
  importFlows: async ({ body, caller }) => {
    const plan = await planned(context, body)
    if (plan.problems.length > 0) throw new Refusal('flow/file-invalid', { problems: plan.problems })
    if (caller.role !== 'admin' && makesVocabulary(plan)) throw new Refusal('session/role-too-weak')
    return { flows: await importFlows(context, plan, authorOf(caller, context)) }
  },
})

/** What only administrators may make elsewhere too. */
const makesVocabulary = ({ toMake: { stages, statuses, pipelines, teams } }: ImportPlanned): boolean =>
  [stages, statuses, pipelines, teams].some((made) => made.length > 0)

async function planned(context: Context, json: unknown): Promise<ImportPlanned> {
  const file = readFlowFile(json)
  if (!file.ok) throw new Refusal('flow/file-invalid', { problems: file.problems })
  return planImport(file.value, await workshopOf(context))
}

async function filedFlow({ store }: Context, id: string, which: 'draft' | 'published'): Promise<FiledFlow> {
  const { name, description, version } = found(await store.flows.get(id))
  const tests = await store.flowTests.list(id)
  if (which === 'draft') {
    const { document } = found(await store.flows.readDraft(id))
    return { key: id, name, description, document, tests }
  }
  if (version === null) throw new Refusal('flow/no-version')
  const { document } = found(await store.flows.readVersion(id, version))
  return { key: id, name, description, document, tests }
}
