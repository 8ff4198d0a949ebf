import { aFlow } from '@etape/flow/testing'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

const dayMs = 86_400_000

/** A trial that begins makes a lead a qualified one after a day, if the plan is right. */
const trial = () =>
  aFlow()
    .trigger('event', { name: 'Trial started', where: [], when: null })
    .add('wait', { for: { days: 1 } }, 'patience')
    .branch('is-swedish', { fact: 'contact.country', operator: 'equal', value: 'SE' })
    .add('set-stage', { record: 'contact', stage: 'mql' }, 'qualify')
    .end('qualified')
    .build()

describe.each(testStores)('explanations on $name', ({ newDatabase }) => {
  let database: TestDatabase
  let server: TestServer
  let flow: string
  beforeAll(async () => {
    database = await newDatabase()
    server = await startTestServer({
      databaseUrl: database.config.type === 'postgres' ? database.config.url : null,
    })
    const created = await server.admin.createFlow({ body: { name: 'Trial', document: { ...trial() } } })
    flow = created.id
    await server.admin.publishFlow({ params: { id: flow }, body: { revision: 1 } })
  })
  afterAll(async () => {
    await server.stop()
    await database.remove()
  })

  const startTrial = async (email: string, country: string) => {
    const { id } = await server.admin.createContact({ body: { fields: { email, country } } })
    await server.admin.recordEvent({ params: { id }, body: { name: 'Trial started', properties: { plan: 'pro' } } })
    await server.idle()
    return id
  }
  const stageChange = async (id: string) => {
    const { rows } = await server.admin.listContactChanges({ params: { id }, query: { field: 'stage' } })
    return rows[0]!
  }

  test('a change tells its event, trigger, conditions with values, path, write, and what followed', async () => {
    const id = await startTrial('ada@acme.se', 'SE')
    await server.pass(2 * dayMs)
    const change = await stageChange(id)
    const why = await server.admin.whyChange({ params: { id: change.id } })
    expect(why.event).toMatchObject({ name: 'Trial started', properties: { plan: 'pro' } })
    expect(why.run).toMatchObject({ flow: { id: flow, name: 'Trial' }, version: 1 })
    expect(why.links.map(({ kind, node }) => [kind, node])).toEqual([
      ['cause', null],
      ['trigger', 'event-1'],
      ['step', 'patience'],
      ['step', 'is-swedish'],
      ['step', 'qualify'],
      ['write', null],
      ['follow', null],
    ])
    const branch = why.links.find(({ node }) => node === 'is-swedish')
    expect(branch?.verdicts[0]?.lines).toMatchObject([{ holds: true, text: expect.stringContaining('SE') as string }])
    expect(why.links.at(-1)?.change).toMatchObject({ record: 'company', field: 'stage', after: 'mql' })
  })

  test.each([
    ['en', 'Lifecycle stage changed from Subscriber to Marketing qualified lead'],
    ['fr', 'Étape du cycle de vie'],
    ['sv', 'Livscykelsteg'],
  ])('in %s it is told in the reader’s language', async (language, expected) => {
    const id = await startTrial(`${language}@gmail.com`, 'SE')
    await server.pass(2 * dayMs)
    const change = await stageChange(id)
    const cookie = await server.cookieOf('admin@etape.example')
    const send = server.as({ cookie, 'accept-language': language })
    const response = await send(`/api/changes/${change.id}/why`)
    const { links } = (await response.json()) as { links: { kind: string; text: string }[] }
    expect(links.find(({ kind }) => kind === 'write')?.text).toContain(expected)
  })

  test('what a person wrote has the person as its cause', async () => {
    const { id } = await server.admin.createContact({ body: { fields: { email: 'hand@gmail.com' } } })
    await server.admin.updateContact({ params: { id }, body: { fields: { stage: 'sql' } } })
    const why = await server.admin.whyChange({ params: { id: (await stageChange(id)).id } })
    expect(why.links.map(({ kind }) => kind)).toEqual(['cause', 'write'])
    expect(why.links[0]?.text).toContain('Admin')
  })

  test('why somebody is not in a flow, past a node, in a segment or at a stage', async () => {
    const { id: bystander } = await server.admin.createContact({
      body: { fields: { email: 'not@gmail.com', country: 'FR' } },
    })
    const notInFlow = await server.admin.whyNot({ params: { id: bystander }, query: { flow } })
    expect(notInFlow.isThere).toBe(false)
    expect(notInFlow.blocks.map(({ rule }) => rule)).toContain('nothing-started-it')
    const id = await startTrial('later@gmail.com', 'FR')
    const waits = await server.admin.whyNot({ params: { id }, query: { flow, node: 'qualify' } })
    expect(waits.blocks[0]).toMatchObject({ rule: 'waits', node: 'patience', until: server.clock.now() + dayMs })
    await server.pass(2 * dayMs)
    const turnedOff = await server.admin.whyNot({ params: { id }, query: { flow, node: 'qualify' } })
    expect(turnedOff.blocks[0]).toMatchObject({ rule: 'turned-off', node: 'is-swedish' })
    expect(turnedOff.blocks[0]?.verdict?.lines[0]).toMatchObject({ holds: false })
    const condition = { fact: 'contact.country', operator: 'equal', value: 'SE' }
    const { id: segment } = await server.admin.createSegment({ body: { name: 'Swedes', condition } })
    const outside = await server.admin.whyNot({ params: { id }, query: { segment } })
    expect(outside.blocks[0]?.missing.length).toBe(1)
    expect(await server.admin.whyNot({ params: { id }, query: { stage: 'customer' } })).toMatchObject({
      isThere: false,
    })
  })

  test('a question about nothing, or about two things, is refused', async () => {
    const { id } = await server.admin.createContact({ body: { fields: { email: 'ask@gmail.com' } } })
    const statusOf = (query: object) =>
      server.admin.whyNot({ params: { id }, query }).then(
        () => 200,
        (error: { document: { status: number } }) => error.document.status,
      )
    expect(await statusOf({})).toBe(400)
    expect(await statusOf({ flow, stage: 'customer' })).toBe(400)
    expect(await statusOf({ flow: 'nothing' })).toBe(404)
  })
})
