import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../rows/cursor.ts'
import { readJson, readJsonOrNull, storableText, writeJson, writeJsonOrNull } from '../rows/json.ts'
import type { ImportError, ImportJob, ImportRow, Imports } from '../shapes/imports.ts'
import type { Page, Paging } from '../store.ts'
import { importErrorTable, type ImportErrorTable, type ImportTable } from '../tables/import.ts'
import { afterCursor, allOf, newestFirst, orderBy, pageOf } from './paging.ts'

export function createImports(context: Context): Imports {
  return {
    create: (job) => createImport(context, job),
    get: async (id) => (await selectImports(context, { id }))[0] ?? null,
    list: (paging) => listImports(context, paging),
    unfinished: () => selectImports(context, { unfinished: true }),
    update: (id, values) => updateImport(context, id, values),
    addErrors: (id, errors) => addErrors(context, id, errors),
    errors: (id, paging) => listErrors(context, id, paging),
  }
}

const importColumns = [
  'id', 'file_name', 'object', 'state', 'path', 'facts', 'plan', 'rows', 'read', 'created', 'updated', 'unchanged',
  'skipped', 'failed', 'started_at', 'ended_at', 'started_by', 'problem', 'uploaded_at',
] as const // prettier-ignore

function importJob({ file_name, facts, plan, uploaded_at: _, ...row }: ImportTable): ImportJob {
  const { started_at, ended_at, started_by, ...rest } = row
  return {
    ...rest,
    fileName: file_name,
    facts: readJson<unknown>(facts),
    plan: readJsonOrNull<unknown>(plan),
    startedAt: started_at,
    endedAt: ended_at,
    by: started_by,
  }
}

function importRow({ path: _path, facts: _facts, plan: _plan, ...row }: ImportJob): ImportRow {
  return row
}

async function createImport(
  { write, ids }: Context,
  { fileName, object, rows, by, path, facts, at }: Parameters<Imports['create']>[0],
): Promise<ImportJob> {
  const none = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 }
  const open = { plan: null, started_at: null, ended_at: null, problem: null }
  const row: ImportTable = {
    id: ids.next('import'),
    file_name: storableText(fileName),
    object,
    state: 'uploaded',
    path,
    facts: writeJson(facts),
    rows,
    ...none,
    ...open,
    started_by: by,
    uploaded_at: at,
  }
  await write(({ query }) => query.insertInto('import').values(row).execute())
  return importJob(row)
}

async function selectImports(
  { reads }: Context,
  { id, unfinished }: { id?: number; unfinished?: boolean },
): Promise<ImportJob[]> {
  const rows = await reads
    .selectFrom('import')
    .select(importColumns)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? 0))
    .$if(unfinished === true, (query) => query.where('state', 'in', ['running', 'settling']))
    .orderBy('id')
    .execute()
  return rows.map(importJob)
}

const newest = newestFirst('uploaded_at', 'id')

async function listImports({ reads }: Context, paging: Paging): Promise<Page<ImportRow>> {
  const found = await reads
    .selectFrom('import')
    .select(importColumns)
    .where(allOf(afterCursor(newest, paging.cursor)))
    .orderBy(orderBy(newest))
    .limit(paging.limit + 1)
    .execute()
  return pageOf(found, paging, { cursor: (row) => [row.uploaded_at, row.id], row: (row) => importRow(importJob(row)) })
}

async function updateImport(
  context: Context,
  id: number,
  { facts, plan, startedAt, endedAt, ...values }: Parameters<Imports['update']>[1],
): Promise<ImportJob | null> {
  const set = {
    ...values,
    ...(facts !== undefined && { facts: writeJson(facts) }),
    ...(plan !== undefined && { plan: writeJsonOrNull(plan) }),
    ...(startedAt !== undefined && { started_at: startedAt }),
    ...(endedAt !== undefined && { ended_at: endedAt }),
  }
  if (Object.keys(set).length > 0) {
    await context.write(({ query }) => query.updateTable('import').set(set).where('id', '=', id).execute())
  }
  return (await selectImports(context, { id }))[0] ?? null
}

async function addErrors({ write }: Context, id: number, errors: readonly ImportError[]): Promise<void> {
  await write(async (unit) => {
    const { count } = await unit.query
      .selectFrom('import_error')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('import_id', '=', id)
      .executeTakeFirstOrThrow()
    const rows = errors.map(({ row, column, reason, cells }, at): ImportErrorTable => ({
      import_id: id,
      position: count + at,
      row,
      column: column === null ? null : storableText(column),
      reason: storableText(reason),
      cells: writeJson(cells),
    }))
    await unit.insert(importErrorTable, rows)
  })
}

async function listErrors({ reads }: Context, id: number, { cursor, limit }: Paging): Promise<Page<ImportError>> {
  const [after = -1] = cursor === undefined ? [] : readCursor(cursor, 1)
  const rows = await reads
    .selectFrom('import_error')
    .select(['position', 'row', 'column', 'reason', 'cells'])
    .where('import_id', '=', id)
    .where('position', '>', Number(after))
    .orderBy('position')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return {
    rows: page.map(({ row, column, reason, cells }) => ({ row, column, reason, cells: readJson<string[]>(cells) })),
    next: rows.length > limit ? writeCursor([page.at(-1)?.position ?? 0]) : null,
    total: null,
  }
}
