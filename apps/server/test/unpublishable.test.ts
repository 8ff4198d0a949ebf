import { limits, type FlowDocument } from '@etape/flow'
import { aFlow } from '@etape/flow/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** What is said of a flow with one step, or one trigger, as given. */
async function check(document: FlowDocument) {
  const { id } = await server.admin.createFlow({ body: { name: 'Checked', document: { ...document } } })
  const { problems } = await server.admin.checkFlow({ params: { id }, body: {} })
  return problems.map(({ code, where, severity }) => [severity, code, where])
}

type Kind = Parameters<ReturnType<typeof aFlow>['add']>[0]
const withStep = (type: string, config: object) =>
  aFlow().trigger('by-hand', {}).add(type as Kind, config, 'bad').end().build() // prettier-ignore
const withTrigger = (type: string, config: object) =>
  aFlow().trigger(type as Kind, config, 'bad').end().build() // prettier-ignore
const equals = (fact: string, value: string) => ({ fact, operator: 'equal', value })
const inSegment = { fact: 'segments', operator: 'in-segment', value: 'gone' } as const
const hook = (url: string) => ({ url, method: 'POST', headers: [], body: null, reads: [], timeout: { hours: 1 } })
const gone = 'flow/reference-missing'

describe('a reference to what is gone keeps a flow from being published, with its step named', () => {
  test.each([
    ['a segment', withTrigger('segment-entered', { segment: 'gone' }), 'config.segment'],
    ['a stage', withStep('set-stage', { record: 'contact', stage: 'gone' }), 'config.stage'],
    ['a stage of a trigger', withTrigger('stage-changed', { from: 'gone', to: null }), 'config.from'],
    ['a lead status', withStep('set-status', { record: 'contact', status: 'gone' }), 'config.status'],
    ['a pipeline', withTrigger('deal-won', { pipeline: 'gone' }), 'config.pipeline'],
    ['a pipeline stage', withTrigger('deal-created', { stage: { pipeline: 'sales', stage: 'gone' } }), 'config.stage'],
    ['a field', withTrigger('field-changed', { field: 'contact.gone', from: null, to: null }), 'config.field'],
    ['a flow', withStep('start-flow', { flow: 'gone' }), 'config.flow'],
    ['the flow one waits for', withTrigger('flow-ended', { flow: 'gone', outcome: null }), 'config.flow'],
    ['a step', withStep('go-to', { node: 'gone' }), 'config.node'],
    ['a field in a text', withStep('add-note', { text: '{{ contact.gone | you }}' }), 'config.text'],
    ['a segment in a condition', withStep('branch', { when: inSegment }), 'config.when'],
    [
      'a flow in a condition',
      withStep('branch', { when: { fact: 'flows', operator: 'in-flow', value: 'gone' } }),
      'config.when',
    ],
    ['a stage in a condition', withStep('branch', { when: equals('contact.stage', 'gone') }), 'config.when'],
    [
      'a status in an extra condition',
      withTrigger('by-hand', { when: equals('contact.status', 'gone') }),
      'config.when',
    ],
  ])('%s', async (_what, document, where) => {
    expect(await check(document)).toContainEqual(['error', gone, `nodes.bad.${where}`])
  })

  test('the people a step names', async () => {
    const to = { type: 'users', users: ['nobody'] }
    const problems = await check(withStep('notify', { to, title: 'Look' }))
    expect(problems.map(([, code, where]) => [code, where])).toContainEqual([gone, 'nodes.bad.config.to.users'])
    const team = await check(withStep('notify', { to: { type: 'team', team: 'gone' }, title: 'Look' }))
    expect(team.map(([, code, where]) => [code, where])).toContainEqual([gone, 'nodes.bad.config.to.team'])
  })

  test('what the settings name: flows to leave, goal, exit and suppression', async () => {
    const settings = { leaveOthers: ['gone'], goal: inSegment, exit: inSegment, suppress: inSegment } as const
    const document = aFlow().trigger('by-hand', {}).end().settings(settings).build()
    const where = ['settings.suppress', 'settings.goal', 'settings.exit', 'settings.leaveOthers']
    expect(await check(document)).toEqual(where.map((at) => ['error', gone, at]))
  })
})

describe('what cannot be keeps a flow from being published, with its step named', () => {
  const halves = (first: number, second: number) => ({
    ways: [
      { id: 'a', label: 'A', weight: first },
      { id: 'b', label: 'B', weight: second },
    ],
  })
  test.each([
    [
      'a time zone that does not exist',
      withTrigger('schedule', { cron: '0 9 * * *', zone: 'Europe/Atlantis' }),
      'zone',
    ],
    ['a schedule that never comes', withTrigger('schedule', { cron: '0 9 30 2 *', zone: 'UTC' }), 'cron'],
    ['a schedule that is none', withTrigger('schedule', { cron: 'daily', zone: 'UTC' }), 'cron'],
    ['a wait of more than 400 days', withStep('wait', { for: { days: 401 } }), 'for'],
    ['a wait of nothing', withStep('wait', { for: { days: 0 } }), 'for'],
    ['shares that do not add up', withStep('random-split', halves(50, 40)), 'ways'],
    ['a webhook that is no address', withStep('call-webhook', hook('ftp://example.com')), 'url'],
  ])('%s', async (_what, document, where) => {
    const problems = await check(document)
    expect(problems.map(([severity, code]) => [severity, code])).toContainEqual(['error', 'flow/config-invalid'])
    expect(problems.some(([, , at]) => at?.startsWith(`nodes.bad.config.${where}`))).toBe(true)
  })

  test.each([
    'http://127.0.0.1/x',
    'http://10.1.2.3/x',
    'http://[::1]:80/x',
    'http://localhost/x',
    'http://169.254.169.254/x',
  ])('a webhook to %s, until the administrator allows it', async (url) => {
    const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
    const isPrivate = ['error', 'flow/host-private', 'nodes.bad.config.url']
    expect(await check(withStep('call-webhook', hook(url)))).toContainEqual(isPrivate)
    await server.admin.saveSending({ body: { allowedHosts: [host] } })
    expect(await check(withStep('call-webhook', hook(url)))).not.toContainEqual(isPrivate)
    await server.admin.saveSending({ body: { allowedHosts: [] } })
  })
})

describe('what is too large is refused as such', () => {
  const save = (document: object) =>
    server.admin.createFlow({ body: { name: 'Large', document: document as never } }).then(
      () => null,
      (error: { document: { status: number; problems?: { code: string }[] } }) => error.document,
    )

  test('more steps than a flow may have', async () => {
    const [node] = withStep('wait', { for: { days: 1 } }).nodes
    const nodes = Array.from({ length: limits.maxNodes + 1 }, (_, index) => ({ ...node, id: `n${index}` }))
    expect(await save({ ...withStep('wait', { for: { days: 1 } }), nodes, edges: [] })).toMatchObject({ status: 422 })
  })

  test('a configuration nested deeper than it may be', async () => {
    const config: unknown = JSON.parse('['.repeat(limits.maxDepth + 1) + ']'.repeat(limits.maxDepth + 1))
    const { nodes, ...flow } = withStep('wait', { for: { days: 1 } })
    expect(await save({ ...flow, nodes: nodes.map((node) => ({ ...node, config })) })).toMatchObject({ status: 422 })
  })

  test('a condition of more lines, or deeper, than it may be', async () => {
    const line = equals('contact.city', 'Paris')
    const lines = { any: Array.from({ length: 201 }, () => line) }
    const deep = Array.from({ length: 21 }).reduce((inner: object) => ({ all: [inner] }), line)
    for (const when of [lines, deep]) {
      const problems = await check(withStep('branch', { when }))
      expect(problems.map(([severity, , where]) => [severity, where?.slice(0, 21)])).toContainEqual([
        'error',
        'nodes.bad.config.when',
      ])
    }
  })
})
