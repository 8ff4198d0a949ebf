import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ApiError, RequestOf } from '@etape/contract'
import type { FlowDocument } from '@etape/flow'
import { aFlow } from '@etape/flow/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { start, startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const toStage = (stage: string): FlowDocument =>
  aFlow()
    .trigger('segment-entered', { segment: 'vip' }, 'start')
    .add('set-stage', { record: 'contact', stage }, 'stage')
    .end('completed', 'end')
    .build()

type Kept = RequestOf<'keepFlowTest'>['body']

const becomesMql: Kept = {
  name: 'Becomes MQL',
  script: {
    sample: {
      name: 'Alex',
      contact: { first_name: 'Alex', stage: 'lead' },
      company: null,
      deals: [],
      events: [],
      onSegments: ['vip'],
    },
    startAt: null,
    startedBy: null,
    at: start,
    zone: 'Europe/Paris',
    acts: [],
    ways: {},
  },
  expects: [
    { type: 'path', nodes: ['start', 'stage', 'end'] },
    { type: 'field', ref: 'contact.stage', value: 'mql' },
  ],
}

let made = 0

async function aTestedFlow(document = toStage('mql')) {
  if (made++ === 0) await server.admin.createSegment({ body: { name: 'VIP', kind: 'static', condition: null } })
  const { id } = await server.admin.createFlow({ body: { name: `Flow ${made}`, document: { ...document } } })
  const { id: kept } = await server.admin.keepFlowTest({ params: { id }, body: becomesMql })
  return { id, test: kept }
}

const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: ApiError) => error.document,
  )
const versionsOf = async (id: string) => (await server.admin.listVersions({ params: { id } })).rows

describe('tests of a flow', () => {
  test('a rehearsal is kept, listed, renamed, expected otherwise and removed', async () => {
    const { id, test: kept } = await aTestedFlow()
    const params = { id, test: kept }
    const list = async () => (await server.admin.listFlowTests({ params: { id } })).rows
    expect(await list()).toMatchObject([{ ...becomesMql, id: kept, updatedBy: 'Admin' }])
    await server.admin.changeFlowTest({ params, body: { name: 'Gets there', expects: [] } })
    expect(await list()).toMatchObject([{ name: 'Gets there', script: becomesMql.script, expects: [] }])
    await server.admin.removeFlowTest({ params })
    expect(await list()).toEqual([])
    expect(await refusalOf(server.admin.removeFlowTest({ params }))).toMatchObject({ code: 'request/not-found' })
  })

  test('they are run on the draft and on a drawing that is only being drawn', async () => {
    const { id, test: kept } = await aTestedFlow()
    expect(await server.admin.runFlowTests({ params: { id }, body: {} })).toEqual({
      results: [{ test: kept, name: 'Becomes MQL', breaks: [] }],
    })
    const document = { ...toStage('sql') }
    const { results } = await server.admin.runFlowTests({ params: { id }, body: { document } })
    expect(results).toMatchObject([
      { breaks: [{ node: 'stage', message: { text: '{field}: expected {expected}, got {got}.' } }] },
    ])
  })

  test('a flow whose tests fail is not published, unless one says so; then its version tells', async () => {
    const { id } = await aTestedFlow(toStage('sql'))
    const params = { id }
    const refused = await refusalOf(server.admin.publishFlow({ params, body: { revision: 1 } }))
    expect(refused).toMatchObject({
      code: 'flow/tests-failed',
      problems: [{ where: 'nodes.stage', message: { text: 'Test “{test}”: {break}' } }],
    })
    expect(await versionsOf(id)).toEqual([])
    await server.admin.publishFlow({ params, body: { revision: 1, note: 'In a hurry', despiteTests: true } })
    expect(await versionsOf(id)).toMatchObject([{ note: 'In a hurry', failedTests: ['Becomes MQL'] }])
  })

  test('a flow whose tests pass is published as ever', async () => {
    const { id } = await aTestedFlow()
    await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })
    expect(await versionsOf(id)).toMatchObject([{ failedTests: [] }])
  })

  test('they go along with a duplicate', async () => {
    const { id } = await aTestedFlow()
    const copy = await server.admin.duplicateFlow({ params: { id }, body: {} })
    expect((await server.admin.listFlowTests({ params: { id: copy.id } })).rows).toMatchObject([becomesMql])
  })

  test('they go along in a file, with what they name under the ids of where they come to', async () => {
    const { id } = await aTestedFlow()
    const file = await server.admin.exportFlows({ body: { flows: [id] } })
    const there = await startTestServer()
    await there.admin.createSegment({
      body: { name: 'VIP', condition: { fact: 'contact.city', operator: 'equal', value: 'Lund' } },
    })
    const renamed = JSON.parse(JSON.stringify(file).replaceAll('"vip"', '"very-important"')) as typeof file
    const { flows } = await there.admin.importFlows({ body: renamed })
    const { rows } = await there.admin.listFlowTests({ params: { id: flows[0]!.id } })
    expect(rows).toMatchObject([becomesMql])
    await there.stop()
  })

  test('what is no test is refused, and says where', async () => {
    const { id } = await aTestedFlow()
    const body = { ...becomesMql, script: { ...becomesMql.script, acts: [{ type: 'sing' }] } } as unknown as Kept
    const refused = await refusalOf(server.admin.keepFlowTest({ params: { id }, body }))
    expect(refused).toMatchObject({
      code: 'request/invalid',
      problems: [{ where: expect.stringContaining('script.acts.0') as string }],
    })
  })
})

describe('on the command line', () => {
  const program = fileURLToPath(new URL('../src/etape.ts', import.meta.url))
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'etape-tests-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const run = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  const aFile = (document: FlowDocument) => {
    const path = join(folder, 'flows.json')
    const segments = [{ id: 'vip', name: 'VIP', description: '', kind: 'static', condition: null }]
    const flows = [{ key: 'welcome', name: 'Welcome', document, tests: [becomesMql] }]
    writeFileSync(path, JSON.stringify({ etape: 'flows', format: 1, flows, needs: { segments } }))
    return path
  }

  test('the tests of a file are run without a workspace', () => {
    expect(run('test', aFile(toStage('mql')))).toMatchObject({
      status: 0,
      stdout: 'Welcome (1)\n  ok Becomes MQL\n1 test, none failed.\n',
    })
  })

  test('one that fails says what broke, in the language asked for, and in JUnit’s XML', () => {
    const out = join(folder, 'out.xml')
    const { status, stdout } = run('test', aFile(toStage('sql')), '--language', 'sv', '--junit', out)
    expect([status, stdout]).toEqual([
      1,
      'Welcome (1)\n  not ok Becomes MQL\n    Livscykelsteg: väntat Marknadskvalificerat lead (MQL), blev Säljkvalificerat lead (SQL).\n1 test, 1 failed.\n',
    ])
    const xml = readFileSync(out, 'utf8')
    expect(xml).toContain('<testsuite name="Welcome" tests="1" failures="1">')
    expect(xml).toContain('<testcase classname="Welcome" name="Becomes MQL"><failure message="Livscykelsteg: väntat')
  })

  test('what it does not understand it answers with how it is asked', () => {
    const asked = run('test', 'a.json', '--language', 'la')
    expect(asked).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage') as string })
  })
})
