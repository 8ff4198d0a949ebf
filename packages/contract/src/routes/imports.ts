import { z } from 'zod'
import { route } from '../route.ts'
import { id, page, paging, phrase, problems, time, withId } from '../shapes/basics.ts'
import { field, key } from '../shapes/settings.ts'

export const importObject = z.enum(['contact', 'company', 'deal'])
/** What one column of the file becomes. */
export const columnMapping = z.strictObject({
  column: z.string(),
  /** A field's key, a new field to make, a link to a record by a key, or nothing. */
  to: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('field'), field: key }),
    z.strictObject({
      type: z.literal('new-field'),
      field: field.pick({ key: true, type: true, label: true, choices: true }),
    }),
    z.strictObject({
      type: z.literal('link'),
      to: z.enum(['company', 'contact']),
      by: z.enum(['name', 'domain', 'email', 'external_id']),
    }),
    z.strictObject({ type: z.literal('skip') }),
  ]),
  /** Turns yes into no: `subscribed` from a column *Do Not Email*. */
  negate: z.boolean().optional(),
  /** How dates are written: `DD-MM-YY`; ISO without it. */
  dateFormat: z.enum(['YYYY-MM-DD', 'DD-MM-YY', 'DD-MM-YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD.MM.YYYY']).optional(),
  /** Cells that mean nothing was chosen: `Select`. */
  emptyValues: z.array(z.string().max(200)).max(20).optional(),
  /** Other spellings of values: `{ "GTXPro": "GTX Pro" }`. */
  replace: z.record(z.string(), z.string()).optional(),
})
export const importPlan = z.strictObject({
  object: importObject,
  columns: z.array(columnMapping).max(500),
  /** Which field tells whether a row is known already. */
  matchBy: z.enum(['email', 'external_id', 'domain', 'name']).nullable(),
  whenKnown: z.enum(['update', 'skip']).default('update'),
  /** For every new record, unless a column says otherwise: `{ "stage": "lead", "status": "new" }`. */
  defaults: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  runFlows: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('yes') }),
    z.strictObject({ type: z.literal('no') }),
    z.strictObject({ type: z.literal('at-rate'), perMinute: z.int().min(1).max(100_000) }),
  ]),
})
export const importState = z.object({
  id,
  fileName: z.string(),
  object: importObject,
  state: z.enum(['uploaded', 'running', 'settling', 'done', 'failed', 'cancelled']),
  rows: z.int(),
  read: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
  failed: z.int(),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  by: z.string(),
  /** In English; `message` is the same to be put into the reader's language. */
  problem: z.string().nullable(),
  message: phrase.nullable(),
})
export const importPreview = z.object({
  import: importState,
  delimiter: z.string(),
  encoding: z.enum(['utf-8', 'utf-16le', 'windows-1252']),
  columns: z.array(
    z.object({
      column: z.string(),
      samples: z.array(z.string()),
      filled: z.int(),
      distinct: z.int(),
      suggestion: columnMapping,
    }),
  ),
  rows: z.int(),
  problems,
})
export const importRoutes = {
  uploadImport: route({
    method: 'POST',
    path: '/api/imports',
    access: 'marketer',
    summary: 'Takes a CSV file in and looks at it; nothing is written yet',
    query: z.object({ fileName: z.string().min(1).max(255), object: importObject }),
    bodyType: 'text/csv',
    response: importPreview,
    status: 201,
    problems: ['import/empty', 'import/too-large', 'import/not-text', 'import/columns-missing'],
  }),
  previewImport: route({
    method: 'POST',
    path: '/api/imports/{id}/preview',
    access: 'marketer',
    summary: 'What the first rows would become under a plan, with the faults found',
    params: withId,
    body: importPlan,
    response: z.object({
      rows: z.array(z.object({ row: z.int(), fields: z.record(z.string(), z.unknown()), problems })),
      problems,
    }),
    status: 200,
    problems: ['import/started'],
  }),
  startImport: route({
    method: 'POST',
    path: '/api/imports/{id}/start',
    access: 'marketer',
    summary: 'Starts writing; goes on when the page is left',
    params: withId,
    body: importPlan,
    response: importState,
    status: 202,
    problems: ['import/started', 'import/plan-invalid'],
  }),
  listImports: route({
    method: 'GET',
    path: '/api/imports',
    access: 'viewer',
    summary: 'Imports, newest first',
    query: paging,
    response: page(importState),
    status: 200,
  }),
  readImport: route({
    method: 'GET',
    path: '/api/imports/{id}',
    access: 'viewer',
    summary: 'How far an import is',
    params: withId,
    response: importState,
    status: 200,
  }),
  readImportErrors: route({
    method: 'GET',
    path: '/api/imports/{id}/errors',
    access: 'viewer',
    summary: 'Rows that did not go in, with row numbers and reasons; as CSV at errors.csv',
    params: withId,
    query: paging,
    response: page(
      z.object({
        row: z.int(),
        column: z.string().nullable(),
        /** In English; `message` is the same to be put into the reader's language. */
        reason: z.string(),
        message: phrase,
        cells: z.array(z.string()),
      }),
    ),
    status: 200,
  }),
  cancelImport: route({
    method: 'POST',
    path: '/api/imports/{id}/cancel',
    access: 'marketer',
    summary: 'Stops an import; what is written stays',
    params: withId,
    response: importState,
    status: 200,
  }),
} as const
