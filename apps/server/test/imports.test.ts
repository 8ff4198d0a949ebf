import { existsSync } from 'node:fs'
import type { ApiError } from '@etape/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile, planFor, upload, type Importing } from './run-import.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const contacts = (text: string, others: Partial<Importing> = {}): Importing => ({
  fileName: 'people.csv',
  object: 'contact',
  text,
  plan: { matchBy: 'email' },
  ...others,
})
const bring = (text: string, others: Partial<Importing> = {}) => importFile(server.admin, contacts(text, others))
const fieldsOf = async (q: string) => (await server.admin.listContacts({ query: { q } })).rows[0]?.fields
const errorsOf = async (id: string) => (await server.admin.readImportErrors({ params: { id }, query: {} })).rows
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: ApiError) => error.document,
  )
const raw = (bytes: Uint8Array<ArrayBuffer>, fileName = 'people.csv') =>
  server.admin.uploadImport({ query: { fileName, object: 'contact' }, body: new Blob([bytes]) })

describe('how a file is written', () => {
  test('a byte-order mark and semicolons', async () => {
    const preview = await upload(server.admin, contacts('\uFEFFEmail;First name\nbea@a.example;Béa\n'))
    expect(preview).toMatchObject({ delimiter: ';', encoding: 'utf-8', rows: 1 })
    expect(preview.columns.map(({ column }) => column)).toEqual(['Email', 'First name'])
  })

  test('Windows-1252', async () => {
    const preview = await raw(new Uint8Array([...Buffer.from('Email,First name\nzoe@a.example,Zo'), 0xeb, 0x0a]))
    expect(preview).toMatchObject({ encoding: 'windows-1252' })
    expect(preview.columns[1]?.samples).toEqual(['Zoë'])
  })

  test.each([true, false])('UTF-16, with a mark: %s', async (hasMark) => {
    const text = Buffer.from(`${hasMark ? '\uFEFF' : ''}Email\tFirst name\nåsa@a.example\tÅsa\n`, 'utf16le')
    expect(await raw(new Uint8Array(text))).toMatchObject({ encoding: 'utf-16le', delimiter: '\t', rows: 1 })
  })

  test('empty and repeated headers get names', async () => {
    const { columns, problems } = await upload(server.admin, contacts('Email,,Email\na@a.example,x,b@a.example\n'))
    expect(columns.map(({ column }) => column)).toEqual(['Email', 'Column 2', 'Email (2)'])
    expect(problems.map(({ code }) => code)).toEqual(['import/column-unnamed', 'import/column-twice'])
    expect(columns[2]?.suggestion.to).toMatchObject({ type: 'new-field', field: { key: 'email_2', type: 'email' } })
  })

  test('one without a header is called by its number in the language of whoever sends it', async () => {
    const cookie = await server.cookieOf('admin@etape.example')
    const send = server.as({ cookie, 'accept-language': 'sv', 'content-type': 'text/csv' })
    const body = 'Email,\na@a.example,x\n'
    const answer = await send('/api/imports?fileName=people.csv&object=contact', { method: 'POST', body })
    const { columns } = (await answer.json()) as Awaited<ReturnType<typeof upload>>
    expect(columns[1]?.column).toBe('Kolumn 2')
  })

  test.each([
    ['import/empty', 'Email\n'],
    ['import/columns-missing', ''],
    ['import/columns-missing', ',,\n1,2,3\n'],
    ['import/not-text', 'PK\u0003\u0004\u0000\u0000abc\u0001'],
  ])('%s', async (code, text) => {
    expect(await refusal(upload(server.admin, contacts(text)))).toMatchObject({ code })
  })
})

describe('rows that cannot go in', () => {
  test('go to the error file with their numbers; the others go in', async () => {
    const text = [
      'Email,First name,Visits',
      'good-1@a.example,Ann,3',
      'no address,Bob,4',
      'good-2@a.example,"Open,5',
      'good-3@a.example,Cid,7',
      'good-4@a.example,Dan',
      ',Eve,8',
      `good-5@a.example,${'x'.repeat(1_000_000)},9`,
      'good-6@a.example,"Two\nlines",10',
      'good-7@a.example,Fay,eleven',
    ].join('\n')
    const visits = { key: 'visits_made', type: 'number' as const, label: { en: 'Visits', fr: 'Visites', sv: 'Besök' } }
    const state = await bring(text, {
      adapt: (mapping) =>
        mapping.column === 'Visits' ? { column: 'Visits', to: { type: 'new-field', field: visits } } : mapping,
    })
    expect(state).toMatchObject({ state: 'done', rows: 9, read: 9, created: 3, failed: 6 })
    const errors = await errorsOf(state.id)
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [3, 'Email'],
      [4, null],
      [6, null],
      [7, null],
      [8, null],
      [10, 'Visits'],
    ])
    expect(errors[2]?.reason).toBe('The row has 2 cells, the header 3.')
    expect(await fieldsOf('good-6@a.example')).toMatchObject({ first_name: 'Two\nlines', visits_made: 10 })
  })

  test('the error file can be read by a spreadsheet and runs nothing in it', async () => {
    const state = await bring('Email,First name\n=cmd,"@SUM(1,2)"\n')
    const cookie = await server.cookieOf('admin@etape.example')
    const response = await server.as({ cookie })(`/api/imports/${state.id}/errors.csv`)
    expect(response.headers.get('content-disposition')).toContain(`import-${state.id}-errors.csv`)
    const [header, row] = (await response.text()).split('\r\n')
    expect(header).toBe('Row,Column,Reason,Email,First name')
    expect(row).toContain(`'=cmd,"'@SUM(1,2)"`)
  })
})

describe('known contacts', () => {
  const list = 'Email,First name,City\nkim@k.example,Kim,Lund\nlou@k.example,Lou,Lyon\n'

  test('the same file again changes nothing', async () => {
    expect(await bring(list)).toMatchObject({ created: 2 })
    const before = await fieldsOf('kim@k.example')
    expect(await bring(list)).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    expect(await fieldsOf('kim@k.example')).toEqual(before)
  })

  test('what differs is written, and an empty cell says nothing', async () => {
    expect(await bring('Email,First name,City\nkim@k.example,,Umeå\n')).toMatchObject({ updated: 1 })
    expect(await fieldsOf('kim@k.example')).toMatchObject({ first_name: 'Kim', city: 'Umeå' })
  })

  test('they can be left as they are', async () => {
    const plan = { matchBy: 'email', whenKnown: 'skip' } as const
    expect(await bring('Email,City\nkim@k.example,Paris\nnew@k.example,Paris\n', { plan })).toMatchObject({
      skipped: 1,
      created: 1,
    })
    expect(await fieldsOf('kim@k.example')).toMatchObject({ city: 'Umeå' })
  })

  test('one that comes twice in a file is one', async () => {
    expect(await bring('Email,City\ntwin@k.example,Rom\ntwin@k.example,Bari\n')).toMatchObject({
      created: 1,
      updated: 1,
    })
    expect((await server.admin.listContacts({ query: { q: 'twin@k.example' } })).rows).toHaveLength(1)
    expect(await fieldsOf('twin@k.example')).toMatchObject({ city: 'Bari' })
  })
})

test('what a file says of the same people in rows far apart counts in its order', async () => {
  const rows = (city: string) => Array.from({ length: 400 }, (_, index) => `twice-${index}@t.example,${city}`)
  const job = await bring(['Email,City', ...rows('Lund'), ...rows('Kiruna'), ...rows('Kiruna')].join('\n'))
  expect(job).toMatchObject({ state: 'done', read: 1200, created: 400 })
  expect(await fieldsOf('twice-399@t.example')).toMatchObject({ city: 'Kiruna' })
})

test('new contacts get the defaults of the plan and the company they name', async () => {
  const plan = { matchBy: 'email', defaults: { stage: 'sql', status: 'open' } } as const
  await bring('Email,Company name\nuno@gmail.com,Unofix\ndue@gmail.com,Unofix\n', { plan })
  expect(await fieldsOf('uno@gmail.com')).toMatchObject({ stage: 'sql', status: 'open', source: 'import' })
  const [company] = (await server.admin.listCompanies({ query: { q: 'Unofix' } })).rows
  expect(company).toMatchObject({ name: 'Unofix', contacts: 2 })
})

test('a plan that cannot work is refused with its faults', async () => {
  const importing = contacts('Email,Name\na@p.example,A\n')
  const preview = await upload(server.admin, importing)
  const plan = planFor(preview, importing)
  const faulty = {
    ...plan,
    matchBy: 'external_id' as const,
    columns: [...plan.columns, { column: 'Ghost', to: { type: 'field' as const, field: 'created_at' } }],
    defaults: { stage: 'nowhere' },
  }
  const params = { id: preview.import.id }
  expect(await refusal(server.admin.startImport({ params, body: faulty }))).toMatchObject({
    code: 'import/plan-invalid',
    problems: [{ where: 'columns.Ghost' }, { where: 'matchBy' }, { where: 'defaults.stage' }],
  })
  expect((await server.admin.readImport({ params })).state).toBe('uploaded')
  await server.admin.startImport({ params, body: plan })
  expect(await refusal(server.admin.startImport({ params, body: plan }))).toMatchObject({ code: 'import/started' })
})

test('a preview shows what rows would become and writes nothing', async () => {
  const importing = contacts('Email,Do Not Email,Score\nv@v.example,No,5\nw@v.example,Yes,high\n')
  const preview = await upload(server.admin, importing)
  const { rows, problems } = await server.admin.previewImport({
    params: { id: preview.import.id },
    body: planFor(preview, importing),
  })
  expect(problems).toEqual([])
  expect(rows[0]).toEqual({ row: 2, fields: { email: 'v@v.example', subscribed: true, score: 5 }, problems: [] })
  expect(rows[1]?.problems).toMatchObject([{ where: 'Score' }])
  expect(await fieldsOf('v@v.example')).toBeUndefined()
})

test('a cancelled import stays as far as it came, and no file stays behind', async () => {
  const preview = await upload(server.admin, contacts('Email\nc@c.example\n'))
  const params = { id: preview.import.id }
  expect(await server.admin.cancelImport({ params })).toMatchObject({ state: 'cancelled', read: 0 })
  const job = await server.context.store.imports.get(Number(params.id))
  expect(existsSync(job!.path)).toBe(false)
})

test('an import that was stopped goes on after a restart and does nothing twice', async () => {
  const text = ['Email', ...Array.from({ length: 1200 }, (_, index) => `many-${index}@m.example`)].join('\n')
  const importing = contacts(text)
  const preview = await upload(server.admin, importing)
  const { id } = preview.import
  await server.admin.startImport({ params: { id }, body: planFor(preview, importing) })
  await server.context.imports.stop()
  const stopped = await server.admin.readImport({ params: { id } })
  expect(stopped.state).toBe('running')
  const { openImports } = await import('../src/imports/open-imports.ts')
  const imports = openImports(server.context)
  await imports.resume()
  await imports.settled()
  expect(await server.admin.readImport({ params: { id } })).toMatchObject({ state: 'done', read: 1200, created: 1200 })
  expect((await server.admin.listContacts({ query: { q: '@m.example', limit: 1 } })).total).toBe(1200)
})

test('what a stop kept from being counted is counted when it comes again, and what it kept from being written is written', async () => {
  const people = Array.from({ length: 600 }, (_, index) => `again-${index}@r.example`)
  const text = ['Email,City', ...people.map((email) => `${email},Lund`), 'again-0@r.example,Kiruna'].join('\n')
  const importing = contacts(text)
  const preview = await upload(server.admin, importing)
  const id = Number(preview.import.id)
  const { store, runtime } = server.context
  await store.imports.update(id, {
    state: 'running',
    startedAt: 1,
    plan: { ...planFor(preview, importing), defaults: {}, whenKnown: 'update' },
  })
  await runtime.receive(
    people.slice(0, 500).map((email, index) => ({
      contact: { identity: { email }, create: 'import' },
      source: `import:${id}`,
      idempotencyKey: String(index + 2),
      at: 2,
      receivedAt: 2,
      hop: 0,
      content: {
        type: 'record',
        created: null,
        fields: { email, city: 'Lund' },
        allowBackward: false,
        cause: { by: 'import', importId: id, name: 'people.csv' },
        runFlows: true,
      },
    })),
  )
  await runtime.idle(10_000)
  const { openImports } = await import('../src/imports/open-imports.ts')
  const imports = openImports(server.context)
  await imports.resume()
  await imports.settled()
  const counts = { read: 601, created: 600, updated: 1, unchanged: 0 }
  expect(await server.admin.readImport({ params: { id: preview.import.id } })).toMatchObject({
    state: 'done',
    ...counts,
  })
  expect(await fieldsOf('again-0@r.example')).toMatchObject({ city: 'Kiruna' })
})
