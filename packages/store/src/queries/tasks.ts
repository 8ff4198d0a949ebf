import type { Task } from '@etape/crm'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../context.ts'
import { writeTask } from '../rows/history-rows.ts'
import { storableText } from '../rows/json.ts'
import type { TaskRow, Tasks } from '../shapes/records.ts'
import type { Page } from '../store.ts'
import { taskTable, type TaskTable } from '../tables/task.ts'
import { displayName, named } from './names.ts'
import { afterCursor, allOf, orderBy, pageOf, type Sorting } from './paging.ts'

export function createTasks(context: Context): Tasks {
  return {
    list: (asked) => listTasks(context, asked),
    get: (id) => readTask(context, id),
    create: (task) => createTask(context, task),
    update: (id, values) => updateTask(context, id, values),
  }
}

type Asked = Parameters<Tasks['list']>[0]

async function listTasks(context: Context, asked: Asked): Promise<Page<TaskRow>> {
  const done = asked.state === 'done'
  const sorting: Sorting = {
    column: done ? sql.ref('task.done_at') : sql.ref('task.due_at'),
    id: sql.ref('task.id'),
    order: done ? 'desc' : 'asc',
    nullable: true,
  }
  const conditions = allOf([...taskConditions(asked), ...afterCursor(sorting, asked.cursor)])
  const found = await selectTasks(
    context,
    sql`where ${conditions} order by ${orderBy(sorting)} limit ${asked.limit + 1}`,
  )
  return pageOf(found, asked, { cursor: (row) => [done ? row.done_at : row.due_at, row.id], row: taskRow })
}

function taskConditions({ state, now, assignee, contact, deal }: Asked): RawBuilder<boolean>[] {
  return [
    state === 'done' ? sql`task.done_at is not null` : sql`task.done_at is null`,
    ...(state === 'overdue' ? [sql<boolean>`task.due_at < ${now}`] : []),
    ...(assignee === undefined ? [] : [sql<boolean>`task.assignee = ${assignee}`]),
    ...(contact === undefined ? [] : [sql<boolean>`task.contact_id = ${contact}`]),
    ...(deal === undefined ? [] : [sql<boolean>`task.deal_id = ${deal}`]),
  ]
}

interface FoundTask extends TaskTable {
  assignee_name: string | null
  first_name: string | null
  last_name: string | null
  email: string | null
  external_id: string | null
  company_name: string | null
  deal_name: string | null
}

async function selectTasks({ reads }: Context, rest: RawBuilder<unknown>): Promise<FoundTask[]> {
  const columns = sql.join(Object.keys(taskTable.columns).map((column) => sql.ref(`task.${column}`)))
  const asked = sql<FoundTask>`
    select ${columns}, assigned.name as assignee_name, contact.first_name, contact.last_name, contact.email,
      contact.external_id, company.name as company_name, deal.name as deal_name
    from task left join ${sql.table('user')} as assigned on assigned.id = task.assignee
      left join contact on contact.id = task.contact_id left join company on company.id = task.company_id
      left join deal on deal.id = task.deal_id ${rest}`
  return (await asked.execute(reads)).rows
}

function taskRow(row: FoundTask): TaskRow {
  const { contact_id, company_id, deal_id, assignee } = row
  return {
    id: row.id,
    type: row.type,
    title: row.title,
    notes: row.notes,
    dueAt: row.due_at,
    priority: row.priority,
    assignee: assignee === null ? null : { id: assignee, name: row.assignee_name ?? assignee },
    contact: contact_id === null ? null : { id: contact_id, name: displayName({ ...row, id: contact_id }) },
    company: company_id === null ? null : named(company_id, row.company_name),
    deal: deal_id === null ? null : named(deal_id, row.deal_name),
    doneAt: row.done_at,
    createdAt: row.created_at,
  }
}

async function readTask(context: Context, id: number): Promise<TaskRow | null> {
  const [row] = await selectTasks(context, sql`where task.id = ${id}`)
  return row ? taskRow(row) : null
}

async function createTask(context: Context, task: Omit<Task, 'id'>): Promise<TaskRow> {
  const id = context.ids.next('task')
  await context.write((unit) => unit.insert(taskTable, [writeTask({ ...task, id }, unit)]))
  const created = await readTask(context, id)
  if (!created) throw new Error(`The task ${id} was stored and is not there.`)
  return created
}

async function updateTask(
  context: Context,
  id: number,
  values: Parameters<Tasks['update']>[1],
): Promise<TaskRow | null> {
  const { type, title, notes, dueAt, priority, assignee, doneAt } = values
  const set = {
    ...(type !== undefined && { type }),
    ...(title !== undefined && { title: storableText(title) }),
    ...(notes !== undefined && { notes: storableText(notes) }),
    ...(dueAt !== undefined && { due_at: dueAt }),
    ...(priority !== undefined && { priority }),
    ...(assignee !== undefined && { assignee }),
    ...(doneAt !== undefined && { done_at: doneAt }),
  }
  if (Object.keys(set).length > 0) {
    await context.write(({ query }) => query.updateTable('task').set(set).where('id', '=', id).execute())
  }
  return readTask(context, id)
}
