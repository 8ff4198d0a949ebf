import { rm } from 'node:fs/promises'
import { phrase, type Problem } from '@etape/conditions'
import type { ResponseOf } from '@etape/contract'
import type { ImportJob, ImportRow } from '@etape/store'
import type { Context } from '../context.ts'
import { sayIn } from '../explain/say.ts'
import { readReason } from '../imports/batch.ts'
import { checkPlan } from '../imports/check-plan.ts'
import { sayReason } from '../imports/errors-file.ts'
import type { FileFacts, ImportPlan } from '../imports/import-plan.ts'
import { lookAtFile } from '../imports/look-at-file.ts'
import { previewRows } from '../imports/preview-rows.ts'
import { newFieldsOf } from '../imports/read-row.ts'
import { receiveUpload, UploadTooLargeError } from '../imports/receive-upload.ts'
import { takeUpDefinitions } from '../redefine.ts'
import type { Handlers } from './handlers.ts'
import { languageOf } from './language.ts'
import { found, readId, showId } from './record-id.ts'
import { Refusal, shownPhrase, shownProblem } from './refusal.ts'
import { showPage } from './shown-page.ts'

type ImportRoute =
  | 'uploadImport' | 'previewImport' | 'startImport' | 'listImports' | 'readImport' | 'readImportErrors' | 'cancelImport' // prettier-ignore

export const importHandlers = (context: Context): Handlers<ImportRoute> => ({
  uploadImport: async ({ query: { fileName, object }, caller, headers, upload }) => {
    const { store, config, clock, definitions, stream } = context
    const path = await takeIn(upload, config.dataDir)
    const defined = definitions.current()
    const say = sayIn(languageOf({ caller, headers }), defined)
    const looked = await lookAtFile(path, { object, catalog: defined.catalog, say })
    if (!looked.ok) {
      await rm(path, { force: true })
      throw new Refusal(looked.code)
    }
    const { facts, columns, rows, problems } = looked
    const job = await store.imports.create({ fileName, object, rows, by: caller.name, path, facts, at: clock.now() })
    stream.publish('import', showId(job.id))
    const { delimiter, encoding } = facts
    return { import: showImport(job), delimiter, encoding, columns, rows, problems: problems.map(shownProblem) }
  },
  previewImport: async ({ params, body }) => {
    const job = await waitingImport(context, params.id)
    const plan = { ...body, object: job.object }
    const { catalog } = context.definitions.current()
    const problems = faultsOf(job, plan, context)
    const rows = problems.length > 0 ? [] : await previewRows(job.path, plan, job.facts as FileFacts, catalog)
    return {
      rows: rows.map((row) => ({ ...row, problems: row.problems.map(shownProblem) })),
      problems: problems.map(shownProblem),
    }
  },
  startImport: async ({ params, body }) => {
    const job = await waitingImport(context, params.id)
    const plan = { ...body, object: job.object }
    const problems = faultsOf(job, plan, context)
    if (problems.length > 0) throw new Refusal('import/plan-invalid', { problems })
    await makeFields(context, plan)
    const started = { state: 'running', plan, startedAt: context.clock.now() } as const
    const running = found(await context.store.imports.update(job.id, started))
    context.imports.start(job.id)
    context.stream.publish('import', params.id)
    return showImport(running)
  },
  listImports: ({ query }) => showPage(context.store.imports.list(query), showImport),
  readImport: async ({ params }) => showImport(found(await context.store.imports.get(readId(params.id)))),
  readImportErrors: async ({ params, query }) => {
    const { id } = found(await context.store.imports.get(readId(params.id)))
    const { catalog } = context.definitions.current()
    return showPage(context.store.imports.errors(id, query), ({ row, column, reason, cells }) => ({
      row,
      column,
      reason: sayReason(reason, catalog),
      message: shownPhrase(readReason(reason)),
      cells,
    }))
  },
  cancelImport: async ({ params }) => {
    const job = found(await context.store.imports.get(readId(params.id)))
    if (job.endedAt === null) await context.imports.cancel(job.id)
    return showImport(found(await context.store.imports.get(job.id)))
  },
})

async function takeIn(upload: Parameters<typeof receiveUpload>[0], dataDir: string): Promise<string> {
  try {
    return await receiveUpload(upload, dataDir)
  } catch (error) {
    if (error instanceof UploadTooLargeError) throw new Refusal('import/too-large')
    throw error
  }
}

/** An import that has not been started: only then is its file still there for sure. */
async function waitingImport({ store }: Context, id: string): Promise<ImportJob> {
  const job = found(await store.imports.get(readId(id)))
  if (job.state !== 'uploaded') throw new Refusal('import/started')
  return job
}

function faultsOf(job: ImportJob, plan: ImportPlan, { definitions }: Context): Problem[] {
  return checkPlan(plan, job.facts as FileFacts, definitions.current().catalog)
}

async function makeFields(context: Context, plan: ImportPlan): Promise<void> {
  const { catalog } = context.definitions.current()
  const missing = newFieldsOf(plan).filter(({ object, key }) => !catalog.has(`${object}.${key}`))
  for (const field of missing) await context.store.settings.createField(field)
  if (missing.length > 0) await takeUpDefinitions(context, 'settings')
}

const showImport = (job: ImportRow): ResponseOf<'readImport'> => ({
  id: showId(job.id),
  fileName: job.fileName,
  object: job.object,
  state: job.state,
  rows: job.rows,
  read: job.read,
  created: job.created,
  updated: job.updated,
  unchanged: job.unchanged,
  skipped: job.skipped,
  failed: job.failed,
  startedAt: job.startedAt,
  endedAt: job.endedAt,
  by: job.by,
  problem: job.problem,
  message: job.problem === null ? null : shownPhrase(phrase('The import stopped: {reason}', { reason: job.problem })),
})
