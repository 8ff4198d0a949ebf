import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sayIn } from '../explain/say.ts'
import type { ImportPlan } from '../imports/import-plan.ts'
import { lookAtFile } from '../imports/look-at-file.ts'
import { newFieldsOf } from '../imports/read-row.ts'
import { runImport } from '../imports/run-import.ts'
import type { ImportParts } from '../imports/batch.ts'
import type { DemoContact } from './cast.ts'
import { fieldsOf, type Playing } from './play.ts'

/** The list everything began with, brought in through a real import. */
export async function importCustomers(
  parts: ImportParts,
  contacts: readonly DemoContact[],
  { people, known }: Playing,
): Promise<void> {
  const { store, config, definitions, clock } = parts
  const path = join(config.dataDir, 'imports', 'demo-contacts.csv')
  const rows = contacts.map((contact) => fieldsOf(contact, people))
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))]
  writeFileSync(path, lines.map((cells) => cells.map(quoted).join(',')).join('\n'), { mode: 0o600 })
  const defined = definitions.current()
  const looked = await lookAtFile(path, { object: 'contact', catalog: defined.catalog, say: sayIn('en', defined) })
  if (!looked.ok) throw new Error(`The demo list cannot be read: ${looked.code}`)
  const { facts } = looked
  const plan: ImportPlan = {
    object: 'contact',
    columns: columns.map((column) => ({ column, to: { type: 'field', field: column } })),
    matchBy: 'external_id',
    whenKnown: 'update',
    defaults: { stage: 'subscriber', status: 'new' },
    runFlows: { type: 'yes' },
  }
  if (newFieldsOf(plan).length > 0) throw new Error('The demo list has fields of its own.')
  const job = await store.imports.create({
    fileName: 'contacts.csv',
    object: 'contact',
    rows: rows.length,
    by: people.marketer.name,
    path,
    facts,
    at: clock.now(),
  })
  const started = await store.imports.update(job.id, { state: 'running', plan, startedAt: clock.now() })
  if (started) await runImport(parts, started, new AbortController().signal)
  await store.imports.update(job.id, { state: 'done', endedAt: clock.now() })
  rmSync(path)
  for (const [key, id] of await store.contacts.findMany(
    'external_id',
    contacts.map((contact) => contact.key),
  ))
    known.set(key, id)
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
