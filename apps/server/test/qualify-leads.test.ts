import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { aFlow } from '@etape/flow/testing'
import { testStores } from '@etape/store/testing'
import { describe, expect, test } from 'vitest'
import { countLeads, lookAlikeLeads, type LeadFigures } from './look-alike.ts'
import { importFile } from './run-import.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const longMs = 600_000

const realFile = fileURLToPath(new URL('../../../../shared/data/x-education-leads.csv', import.meta.url))
const files: [string, () => string][] = [['a look-alike', () => lookAlikeLeads(1500)]]
if (existsSync(realFile)) files.push(['the real file', () => readFileSync(realFile, 'utf8')])

const qualified = {
  all: [
    { fact: 'contact.subscribed', operator: 'equal', value: true },
    {
      any: [
        { fact: 'contact.lead_quality', operator: 'in', value: ['High in Relevance', 'Might be'] },
        {
          all: [
            { fact: 'contact.total_visits', operator: 'at-least', value: 5 },
            { fact: 'contact.total_time_spent_on_website', operator: 'at-least', value: 600 },
          ],
        },
      ],
    },
  ],
}

const tagged = (id: string, ...value: string[]) => ({
  id,
  label: id,
  when: { fact: 'contact.tags', operator: 'in', value },
})
const ways = [
  tagged('attempted', 'Ringing', 'switched off', 'Busy', 'opp hangup'),
  tagged('connected', 'Will revert after reading the email'),
  tagged(
    'unqualified',
    'Lost to EINS',
    'Lost to Others',
    'Not doing further education',
    'invalid number',
    'wrong number given',
    'number not provided',
    'Diploma holder (Not Eligible)',
    'Already a student',
    'Interested in other courses',
  ),
]

const setStatus = (status: string) => ['set-status', { record: 'contact', status }] as const

const qualifyingFlow = () =>
  aFlow()
    .trigger('segment-entered', { segment: 'qualified' })
    .add('set-stage', { record: 'contact', stage: 'mql' })
    .add(...setStatus('open'))
    .branch('converted', { fact: 'contact.converted', operator: 'equal', value: true })
    .add('create-deal', { name: 'Course', stage: { pipeline: 'sales', stage: 'closed-won' }, owner: { type: 'owner' } })
    .from('converted', 'no')
    .add('many-way', { ways }, 'tags')
    .from('tags', 'attempted').add(...setStatus('attempted'))
    .from('tags', 'connected').add(...setStatus('connected'))
    .from('tags', 'unqualified').add(...setStatus('unqualified'))
    .from('tags', 'else').add(...setStatus('in-progress'))
    .build() // prettier-ignore

const bring = ({ admin }: TestServer, text: string) =>
  importFile(admin, {
    fileName: 'leads.csv',
    object: 'contact',
    text,
    plan: { matchBy: 'external_id', defaults: { stage: 'lead', status: 'new' } },
  })

async function figuresOf({ admin }: TestServer, flow: string): Promise<LeadFigures & { ended: number }> {
  const [stages, statuses] = [await admin.listStages({}), await admin.listStatuses({})].map(({ rows }) =>
    Object.fromEntries(rows.map(({ id, contacts }) => [id, contacts])),
  )
  const { counts } = await admin.readFlow({ params: { id: flow } })
  const deals = await admin.summariseDeals({ query: {} })
  return {
    contacts: Object.values(stages!).reduce((sum, count) => sum + count, 0),
    qualified: (await admin.readSegment({ params: { id: 'qualified' } })).members,
    won: deals.stages.find(({ stage }) => stage === 'closed-won')?.count ?? 0,
    stages: { lead: stages!['lead']!, mql: stages!['mql']!, customer: stages!['customer']! },
    statuses: {
      new: statuses!['new']!,
      open: statuses!['open']!,
      attempted: statuses!['attempted']!,
      inProgress: statuses!['in-progress']!,
      unqualified: statuses!['unqualified']!,
      connected: statuses!['connected']!,
    },
    ended: counts.ended,
  }
}

describe.each(testStores)('leads are qualified on $name', ({ newDatabase }) => {
  test.each(files)('%s comes out as counted by hand', { timeout: longMs }, async (_name, read) => {
    const database = await newDatabase()
    const databaseUrl = database.config.type === 'postgres' ? database.config.url : null
    const server = await startTestServer({ databaseUrl })
    const { admin } = server
    const text = read()
    const expected = countLeads(text)

    expect(await bring(server, text)).toMatchObject({ state: 'done', created: expected.contacts, failed: 0 })
    await admin.createSegment({ body: { name: 'Qualified', condition: qualified } })
    const flow = await admin.createFlow({ body: { name: 'Qualify', document: { ...qualifyingFlow() } } })
    const { enrolled } = await admin.publishFlow({
      params: { id: flow.id },
      body: { revision: 1, enrolMatching: true },
    })
    expect(enrolled).toBe(expected.qualified)
    await server.idle()
    const figures = { ...expected, ended: expected.qualified }
    expect(await figuresOf(server, flow.id)).toEqual(figures)

    expect(await bring(server, text)).toMatchObject({ created: 0, updated: 0, unchanged: expected.contacts })
    await server.idle()
    expect(await figuresOf(server, flow.id)).toEqual(figures)

    await server.stop()
    await database.remove()
  })
})

test.runIf(existsSync(realFile))('the real file’s figures are those found independently', () => {
  expect(countLeads(readFileSync(realFile, 'utf8'))).toEqual({
    contacts: 9240,
    qualified: 2697,
    won: 2086,
    stages: { lead: 6543, mql: 611, customer: 2086 },
    statuses: { new: 6543, open: 2086, attempted: 302, inProgress: 140, unqualified: 131, connected: 38 },
  })
})
