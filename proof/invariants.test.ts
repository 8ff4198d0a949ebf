import Sqlite from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@etape/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBroken, invariants } from './invariants.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'etape-invariants-'))
  file = join(folder, 'etape.sqlite')
  const store = await openStore({ type: 'sqlite', path: file })
  await store.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const document = JSON.stringify({ nodes: [{ id: 'wait-1', type: 'wait', config: { for: { minutes: 1 } } }] })
const run = (columns: string) =>
  `insert into run (id, flow, version_id, contact_id, key, node, step_id, arrived_at, start, started_at, ${columns})`
const change = 'insert into change (id, record, record_id, field, before, after, outcome, at, cause_id, step_id)'

// Foreign keys are not what is planted here.
const planted: Readonly<Record<string, string>> = {
  I1: `insert into input (id, contact_id, at, received_at, hop, source, content) values (1, 1, 0, 0, 0, 'track', '{}')`,
  I2: `${run('status, visit')} values (1, 'f', 1, 1, '', 'end-1', 0, 0, '{}', 0, 'ended', 3)`,
  I3: `insert into delivery_attempt (id, delivery_id, at, outcome, detail)
    values (1, 1, 0, 'sent', ''), (2, 1, 1, 'sent', '')`,
  I4: `insert into flow_version (id, flow, number, document, nodes, note, published_at, published_by)
      values (1, 'f', 1, '${document}', 1, '', 0, '');
    ${run('status, visit')} values (1, 'f', 1, 1, '', 'wait-1', 1, 0, '{}', 0, 'ended', 1);
    insert into step (id, run_id, node, kind, visit, at, left_at, left_by, state)
      values (1, 1, 'wait-1', 'wait', 1, 0, 59999, 'next', 'left')`,
  I5: `insert into flow (id, name, description, status, created_at, updated_at, updated_by)
      values ('f', 'F', '', 'live', 0, 0, '');
    ${run('status, visit, wake_at')} values (1, 'f', 1, 1, '', 'wait-1', 1, 0, '{}', 0, 'waiting', 1, 1000);
    insert into step (id, run_id, node, kind, visit, at, state) values (1, 1, 'wait-1', 'wait', 1, 0, 'waiting')`,
  I6: `insert into cause (id, text) values (1, '{}');
    ${change} values (1, 'contact', 1, 'stage', 'null', '"lead"', 'accepted', 0, 1, null),
      (2, 'contact', 1, 'stage', '"subscriber"', '"mql"', 'accepted', 1, 1, null);
    update contact set stage = 'mql'`,
  I7: `insert into cause (id, text) values (1, '{}');
    ${change} values (1, 'contact', 1, 'stage', 'null', '"lead"', 'accepted', 0, 1, 7),
      (2, 'contact', 1, 'stage', '"lead"', '"mql"', 'accepted', 1, 1, 7);
    update contact set stage = 'mql'`,
  I8: `insert into flow (id, name, description, status, created_at, updated_at, updated_by)
      values ('f', 'F', '', 'live', 0, 0, '');
    insert into flow_count (flow, version_id, day, node, what, shard, count) values ('f', 1, 0, '', 'enrolled', 0, 1)`,
}

test('a sound database breaks none', () => {
  expect(findBroken(file)).toEqual([])
})

test.each(Object.entries(planted))('%s finds what was planted against it', (id, statements) => {
  const database = new Sqlite(file)
  database.pragma('foreign_keys = off')
  database.exec(`insert into contact (id, version, custom) values (1, 1, '{}')`)
  database.exec(statements)
  database.close()
  expect(findBroken(file).map((fault) => fault.slice(0, 2))).toContain(id)
})

test('all are planted against, but that the file is whole', () => {
  expect(invariants.map(({ id }) => id).filter((id) => !(id in planted))).toEqual(['I9'])
})
