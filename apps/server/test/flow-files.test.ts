import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ApiError } from '@etape/contract'
import { aFlow } from '@etape/flow/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

let here: TestServer
let there: TestServer
beforeAll(async () => {
  here = await startTestServer()
  there = await startTestServer()
})
afterAll(async () => {
  await here.stop()
  await there.stop()
})

const seats = { fact: 'contact.seats', operator: 'at-least', value: 10 } as const

/** A flow that refers to a segment over a custom field, to a stage of one's own, to a person, and to another flow. */
async function makeFlows() {
  const label = (text: string) => ({ en: text, fr: text, sv: text })
  await here.admin.createField({ body: { object: 'contact', key: 'seats', type: 'number', label: label('Seats') } })
  await here.admin.createSegment({ body: { name: 'Big', condition: { ...seats } } })
  const stages = (await here.admin.listStages({})).rows.map(
    ({ contacts: _contacts, companies: _companies, ...stage }) => stage,
  )
  const pilot = {
    id: 'pilot', label: label('Pilot'), color: 'teal', definition: '', criteria: null, rank: 9, position: 9,
  } as const // prettier-ignore
  await here.admin.saveStages({ body: { stages: [...stages, pilot] } })
  const [admin] = (await here.admin.listUsers({})).rows
  const second = aFlow().trigger('by-hand', {}).add('set-stage', { record: 'contact', stage: 'pilot' }).end().build()
  const { id: next } = await here.admin.createFlow({ body: { name: 'Second', document: { ...second } } })
  const first = aFlow()
    .trigger('segment-entered', { segment: 'big' })
    .add('notify', { to: { type: 'users', users: [admin!.id] }, title: 'Big', body: 'Look at it' })
    .add('start-flow', { flow: next })
    .end()
    .settings({ leaveOthers: [next] })
    .build()
  const { id } = await here.admin.createFlow({ body: { name: 'First', document: { ...first } } })
  return { flows: [id, next], admin: admin! }
}

describe('flows as files', () => {
  let file: Record<string, unknown>
  beforeAll(async () => {
    const { flows } = await makeFlows()
    file = await here.admin.exportFlows({ body: { flows } })
  })

  test('a file has what its flows refer to, and nothing else', () => {
    expect(file).toMatchObject({
      etape: 'flows',
      format: 1,
      flows: [{ key: 'first' }, { key: 'second' }],
      needs: {
        fields: [{ object: 'contact', key: 'seats' }],
        segments: [{ id: 'big', condition: seats }],
        stages: [{ id: 'pilot' }],
        statuses: [],
        users: [{ email: 'admin@etape.example' }],
        flows: [],
      },
    })
  })

  test('a preview says what would be made, used and missed, and writes nothing', async () => {
    const preview = await there.admin.previewFlowImport({ body: file })
    expect(preview.things.map(({ type, key, state }) => [type, type === 'user' ? '' : key, state])).toEqual([
      ['field', 'contact.seats', 'new'],
      ['segment', 'big', 'new'],
      ['stage', 'pilot', 'new'],
      ['user', '', 'there'],
    ])
    expect(preview.flows.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'))).toEqual([])
    expect((await there.admin.listFlows({ query: {} })).rows).toEqual([])
  })

  test('brought in elsewhere the flows refer to what is called so there, and can be published', async () => {
    await there.admin.createFlow({ body: { name: 'Second' } })
    const { flows } = await there.admin.importFlows({ body: file })
    expect(flows.map(({ id }) => id)).toEqual(['first', 'second-2'])
    const draft = await there.admin.readDraft({ params: { id: 'first' } })
    const [admin] = (await there.admin.listUsers({})).rows
    expect(JSON.stringify(draft.document)).toContain(admin!.id)
    expect(draft.document).toMatchObject({ settings: { leaveOthers: ['second-2'] } })
    for (const { id } of flows.toReversed()) {
      const { revision } = await there.admin.readDraft({ params: { id } })
      expect(await there.admin.publishFlow({ params: { id }, body: { revision } })).toMatchObject({
        flow: { status: 'live' },
      })
    }
    const again = await there.admin.previewFlowImport({ body: file })
    expect(again.things.every(({ state }) => state === 'there')).toBe(true)
  })

  test('a drawing of an older format is brought up to date', async () => {
    const { notes: _notes, groups: _groups, ...document } = aFlow().trigger('by-hand', {}).end().build()
    const settings = { entry: 'once', priority: 50, goal: null, exit: null }
    const older = {
      etape: 'flows',
      format: 1,
      flows: [{ key: 'older', name: 'Older', document: { ...document, format: 1, settings } }],
    }
    const { flows } = await there.admin.importFlows({ body: older })
    const draft = await there.admin.readDraft({ params: { id: flows[0]!.id } })
    expect(draft.document).toMatchObject({ format: 2, notes: [], settings: { entry: { rule: 'once' } } })
  })

  test.each([
    ['no file of flows', { etape: 'contacts' }],
    ['a newer format', { etape: 'flows', format: 2, flows: [] }],
    ['a drawing that cannot be read', { etape: 'flows', format: 1, flows: [{ key: 'a', name: 'A', document: {} }] }],
    [
      'a key that cannot be an id',
      { etape: 'flows', format: 1, flows: [{ key: '__proto__', name: 'A', document: {} }] },
    ],
  ])('%s is refused with what is wrong', async (_name, body) => {
    const refused = await there.admin.previewFlowImport({ body }).then(
      () => null,
      (error: ApiError) => error.document,
    )
    expect(refused).toMatchObject({ status: 422, code: 'flow/file-invalid' })
    expect(refused?.problems?.length).toBeGreaterThan(0)
  })

  test('on the command line a file is checked without a workspace', () => {
    const folder = mkdtempSync(join(tmpdir(), 'etape-files-'))
    const check = (name: string, content: unknown) => {
      writeFileSync(join(folder, name), JSON.stringify(content))
      const program = fileURLToPath(new URL('../src/etape.ts', import.meta.url))
      const { status, stdout } = spawnSync(process.execPath, [program, 'check', join(folder, name)], {
        encoding: 'utf8',
      })
      return { status, stdout }
    }
    expect(check('good.json', file)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('no errors') as string,
    })
    const astray = aFlow().trigger('segment-entered', { segment: 'nowhere' }).end().build()
    const bad = { etape: 'flows', format: 1, flows: [{ key: 'bad', name: 'Bad', document: astray }] }
    const found = check('bad.json', bad)
    expect(found.status).toBe(1)
    expect(found.stdout).toContain('nowhere')
    expect(check('none.json', []).status).toBe(1)
    rmSync(folder, { recursive: true })
  })
})
