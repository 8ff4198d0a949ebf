import type { ApiError, ProblemDocument, RequestOf } from '@etape/contract'
import type { FlowDocument } from '@etape/flow'
import { aFlow } from '@etape/flow/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

type Document = NonNullable<RequestOf<'createFlow'>['body']['document']>

const welcome = (): FlowDocument =>
  aFlow().trigger('by-hand', {}).add('set-stage', { record: 'contact', stage: 'mql' }).end().build()
const asDocument = (document: unknown): Document => document as Document
const create = (document: unknown = welcome(), name = 'Welcome') =>
  server.admin.createFlow({ body: { name, document: asDocument(document) } })
const refusal = (promise: Promise<unknown>): Promise<ProblemDocument | null> =>
  promise.then(
    () => null,
    (error: ApiError) => error.document,
  )
const codesOf = (document: ProblemDocument | null) => new Set(document?.problems?.map(({ code }) => code))
const check = async (document: unknown) => {
  const { id } = await create()
  const { problems } = await server.admin.checkFlow({ params: { id }, body: { document: asDocument(document) } })
  return problems.map(({ code, where }) => [code, where])
}

describe('what cannot be a draft', () => {
  const node = (id: string, type = 'wait') => ({ id, type, name: '', config: {}, position: { x: 0, y: 0 } })
  const settings = welcome().settings
  const draft = (nodes: unknown[], edges: unknown[] = []) => ({ format: 1, nodes, edges, settings })

  test.each([
    ['no list of nodes', { format: 1, nodes: [], edges: [] }, 'flow/settings-invalid'],
    ['an edge to nowhere', draft([node('a')], [{ from: 'a', outlet: 'next', to: 'ghost' }]), 'flow/edge-dangling'],
    ['two nodes of one id', draft([node('a'), node('a')]), 'flow/node-twice'],
    ['an unknown kind', draft([node('a', 'teleport')]), 'flow/kind-unknown'],
    ['10,001 nodes', draft(Array.from({ length: 10_001 }, (_, index) => node(`n${index}`))), 'flow/too-many-nodes'],
  ])('%s', async (_name, document, code) => {
    const refused = await refusal(create(document))
    expect(refused).toMatchObject({ status: 422, code: 'flow/invalid' })
    expect(codesOf(refused)).toContain(code)
  })

  test.each(['__proto__', 'constructor', 'toString'])('a node with the id %s', async (id) => {
    const text = JSON.stringify({ name: 'Trap', document: draft([node('safe')]) }).replace('safe', id)
    const cookie = await server.cookieOf('admin@etape.example')
    const send = server.as({ cookie, 'content-type': 'application/json' })
    const response = await send('/api/flows', { method: 'POST', body: text })
    expect([201, 422]).toContain(response.status)
    expect(({} as { config?: unknown }).config).toBeUndefined()
  })
})

describe('what cannot be published', () => {
  test('a flow without a trigger', async () => {
    const document = { ...welcome(), nodes: welcome().nodes.slice(1), edges: welcome().edges.slice(1) }
    const { id } = await create(document)
    const refused = await refusal(server.admin.publishFlow({ params: { id }, body: { revision: 1 } }))
    expect(refused).toMatchObject({ status: 422, code: 'flow/unpublishable' })
    expect(codesOf(refused)).toContain('flow/no-trigger')
    expect((await server.admin.readFlow({ params: { id } })).status).toBe('draft')
  })

  test('an unknown stage, a node out of reach, a circle without a wait', async () => {
    const [start, set, end] = welcome().nodes
    const astray = { ...set!, id: 'astray', config: { record: 'contact', stage: 'nowhere', allowBackward: false } }
    const document = { ...welcome(), nodes: [start, set, end, astray] }
    const faults = await check(document)
    expect(faults.map(([code]) => code)).toEqual(expect.arrayContaining(['flow/reference-missing', 'flow/unreachable']))
    const circle = welcome()
    circle.edges = circle.edges.map((edge) => (edge.to === end!.id ? { ...edge, to: set!.id } : edge))
    circle.nodes = circle.nodes.filter(({ id }) => id !== end!.id)
    expect((await check(circle)).map(([code]) => code)).toContain('flow/instant-loop')
  })

  test('a configuration out of range is named on its node', async () => {
    const document = aFlow()
      .trigger('by-hand', {})
      .add('wait', { for: { days: 5000 } })
      .end()
      .build()
    const faults = await check(document)
    expect(faults).toContainEqual(['flow/config-invalid', expect.stringContaining('config.for')])
  })
})

describe('two people on one draft', () => {
  test('who saves from something older is shown what is stored now', async () => {
    const { id } = await create()
    const mine = await server.admin.readDraft({ params: { id } })
    const theirs = await server.admin.saveDraft({
      params: { id },
      body: { document: asDocument(welcome()), revision: mine.revision },
    })
    const body = { document: mine.document, revision: mine.revision }
    expect(await refusal(server.admin.saveDraft({ params: { id }, body }))).toMatchObject({
      status: 409,
      code: 'flow/stale-draft',
      current: { revision: theirs.revision, savedBy: 'Admin' },
    })
  })

  test('a stale draft is not published', async () => {
    const { id } = await create()
    await server.admin.saveDraft({ params: { id }, body: { document: asDocument(welcome()), revision: 1 } })
    expect(await refusal(server.admin.publishFlow({ params: { id }, body: { revision: 1 } }))).toMatchObject({
      code: 'flow/stale-draft',
      current: { revision: 2 },
    })
  })
})

test('a contact taken in by hand goes through, and its run tells how', async () => {
  const { id: flow } = await create(welcome(), 'By hand')
  const { id: contact } = await server.admin.createContact({ body: { fields: { email: 'hand@h.example' } } })
  expect(
    await refusal(server.admin.enrol({ params: { id: flow }, body: { type: 'contacts', contacts: [contact] } })),
  ).toMatchObject({
    code: 'flow/no-version',
  })
  await server.admin.publishFlow({ params: { id: flow }, body: { revision: 1 } })
  await server.admin.enrol({ params: { id: flow }, body: { type: 'contacts', contacts: [contact] } })
  await server.idle()
  const { rows } = await server.admin.listContactRuns({ params: { id: contact }, query: {} })
  const run = await server.admin.readRun({ params: { id: rows[0]!.id } })
  expect(run).toMatchObject({ status: 'ended', flow: { id: flow }, contact: { id: contact } })
  expect(run.steps.flatMap(({ changes }) => changes)).toMatchObject([
    { field: 'stage', before: 'subscriber', after: 'mql' },
  ])
  expect(await refusal(server.admin.cancelRun({ params: { id: run.id } }))).toMatchObject({ code: 'run/ended' })
})

test('who waits can be taken out', async () => {
  const document = aFlow()
    .trigger('by-hand', {})
    .add('wait', { for: { days: 2 } })
    .end()
    .build()
  const { id: flow } = await create(document, 'Patience')
  await server.admin.publishFlow({ params: { id: flow }, body: { revision: 1 } })
  const { id: contact } = await server.admin.createContact({ body: { fields: { email: 'out@h.example' } } })
  await server.admin.enrol({ params: { id: flow }, body: { type: 'contacts', contacts: [contact] } })
  await server.idle()
  const [waiting] = (await server.admin.listRuns({ query: { flow, status: 'waiting' } })).rows
  expect(await server.admin.cancelRun({ params: { id: waiting!.id } })).toMatchObject({
    status: 'ended',
    outcome: 'removed',
  })
})

test.each([
  'won-to-customer',
  'b2b-buyer-journey',
  'deals-automation',
  'stages-from-segments',
  're-engage-the-silent',
  'evangelist-programme',
])('the template %s can be published as it is', async (template) => {
  const { id } = await server.admin.createFlow({ body: { name: template, template } })
  const { problems } = await server.admin.checkFlow({ params: { id }, body: {} })
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })).toMatchObject({
    flow: { status: 'live' },
  })
})

test('a segment that a flow uses stays', async () => {
  const condition = { fact: 'contact.country', operator: 'equal', value: 'SE' }
  const { id: segment } = await server.admin.createSegment({ body: { name: 'Used', condition } })
  await create(aFlow().trigger('segment-entered', { segment }).end().build(), 'User of it')
  expect(await refusal(server.admin.deleteSegment({ params: { id: segment } }))).toMatchObject({
    code: 'segment/in-use',
    current: [{ type: 'flow', name: 'User of it' }],
  })
})

test('a segment cannot depend on itself by a detour', async () => {
  const inSegment = (value: string) => ({ fact: 'segments', operator: 'in-segment', value })
  const country = { fact: 'contact.country', operator: 'equal', value: 'SE' }
  await server.admin.createSegment({ body: { name: 'One', condition: country } })
  await server.admin.createSegment({ body: { name: 'Two', condition: inSegment('one') } })
  const body = { name: 'One', condition: inSegment('two') }
  expect(await refusal(server.admin.updateSegment({ params: { id: 'one' }, body }))).toMatchObject({
    code: 'condition/invalid',
  })
})

describe('conditions that cannot be', () => {
  const line = { fact: 'contact.country', operator: 'equal', value: 'SE' }
  const deep = Array.from({ length: 50 }).reduce<object>((inner) => ({ all: [inner] }), line)
  test.each([
    ['an empty group', { all: [] }],
    ['an unknown field', { ...line, fact: 'contact.colour' }],
    ['an unknown operator', { ...line, operator: 'resembles' }],
    ['a value of the wrong type', { ...line, fact: 'contact.score', value: 'high' }],
    ['a depth of 50', deep],
    ['something else beside', { ...line, onSuccess: 'x' }],
  ])('%s', async (_name, condition) => {
    const refused = await refusal(
      server.admin.previewSegment({ body: { condition: condition as Record<string, unknown> } }),
    )
    expect(refused).toMatchObject({ status: 400, code: 'condition/invalid' })
    expect(refused?.problems?.length).toBeGreaterThan(0)
  })
})
