import type { FieldValue } from '@etape/conditions'
import type { NewInput } from '@etape/store'
import { testStores } from '@etape/store/testing'
import { describe, expect, test } from 'vitest'
import { countJourneys, journeyOf, type Journey } from './b2b-journeys.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const dayMs = 86_400_000
const contacts = 1000
const shownDays = 60

/** Each contact has a company of its own, so that no rule moves one because of another. */
async function makeCompanies({ context }: TestServer, journeys: readonly Journey[]): Promise<void> {
  const { store, clock } = context
  await store.transaction(async (within) => {
    for (const { index, size } of journeys) {
      const fields = { name: `Company ${index}`, domain: domainOf(index), size }
      const moments = { created_at: clock.now(), updated_at: clock.now() }
      await within.companies.create(
        { id: within.ids.next('company'), version: 1, fields: { ...fields, ...moments } },
        {},
      )
    }
  })
}

const domainOf = (index: number): string => `company-${index}.example`
const emailOf = (index: number): string => `buyer@${domainOf(index)}`

const inputFrom = (index: number, now: number, content: NewInput['content']): NewInput => ({
  contact: { identity: { email: emailOf(index) }, create: 'api' },
  source: 'test',
  idempotencyKey: null,
  at: now,
  receivedAt: now,
  hop: 0,
  content,
})

const event = (name: string): NewInput['content'] => ({
  type: 'event',
  name,
  properties: {},
  cause: { by: 'event', name, eventId: null },
})

const knownAs = (fields: Record<string, FieldValue>): NewInput['content'] => ({
  type: 'record',
  created: null,
  fields,
  allowBackward: false,
  cause: { by: 'system', reason: 'test' },
  runFlows: true,
})

/** What contacts do at a moment, counted in half days from the start. */
function doneAt(journeys: readonly Journey[], half: number, now: number): NewInput[] {
  const day = half / 2
  return journeys.flatMap(({ index, downloads, meeting, call, title }) => [
    ...(downloads === day ? [inputFrom(index, now, knownAs({ job_title: title }))] : []),
    ...(downloads === day ? [inputFrom(index, now, event('Lead magnet downloaded'))] : []),
    ...(meeting === day ? [inputFrom(index, now, event('Meeting booked'))] : []),
    ...(call === day ? [inputFrom(index, now, event('Call positive'))] : []),
  ])
}

async function winDeals({ admin, context }: TestServer, journeys: readonly Journey[], half: number): Promise<void> {
  for (const { index } of journeys.filter(({ won }) => won === half / 2)) {
    const id = await context.store.contacts.find({ email: emailOf(index) })
    const { deals } = await admin.readContact({ params: { id: String(id) } })
    const fields = { stage: 'closed-won' }
    await admin.updateDeal({ params: { id: deals[0]!.id }, body: { fields } })
  }
}

async function live(server: TestServer, journeys: readonly Journey[]): Promise<void> {
  for (let half = 0; half < shownDays * 2; half++) {
    const inputs = doneAt(journeys, half, server.clock.now())
    if (inputs.length > 0) await server.context.runtime.receive(inputs)
    await server.idle()
    await winDeals(server, journeys, half)
    await server.pass(dayMs / 2)
  }
}

async function figuresOf({ admin }: TestServer, flow: string) {
  const { outcomes, nodes } = await admin.readFlowStats({ params: { id: flow }, query: {} })
  const counts = (rows: readonly { id: string; contacts: number }[]) =>
    Object.fromEntries(rows.filter((row) => row.contacts > 0).map((row) => [row.id, row.contacts]))
  return {
    stages: counts((await admin.listStages({})).rows),
    statuses: counts((await admin.listStatuses({})).rows),
    outcomes,
    waiting: Object.fromEntries(nodes.filter(({ waiting }) => waiting > 0).map(({ node, waiting }) => [node, waiting])),
    deals: (await admin.summariseDeals({ query: {} })).stages.reduce((sum, { count }) => sum + count, 0),
    calls: (await admin.listTasks({ query: { limit: 1 } })).total,
  }
}

describe.each(testStores)('the B2B buyer journey on $name', ({ newDatabase }) => {
  test(
    'sixty days of a thousand buyers come out as counted by hand, every path taken',
    { timeout: 180_000 },
    async () => {
      const database = await newDatabase()
      const server = await startTestServer({
        databaseUrl: database.config.type === 'postgres' ? database.config.url : null,
      })
      const { admin } = server
      const { id } = await admin.createFlow({ body: { name: 'Journey', template: 'b2b-buyer-journey' } })
      await admin.publishFlow({ params: { id }, body: { revision: 1 } })
      const journeys = Array.from({ length: contacts }, (_, index) => journeyOf(index))
      await makeCompanies(server, journeys)
      await live(server, journeys)
      const { calls, ...figures } = await figuresOf(server, id)
      const expected = countJourneys(journeys, shownDays)
      expect(figures).toEqual(expected.figures)
      expect(calls ?? expected.calls).toBe(expected.calls)

      await server.pass(200 * dayMs)
      const { counts, nodes } = await admin.readFlowStats({ params: { id }, query: {} })
      expect(counts).toMatchObject({ enrolled: contacts, waiting: 0, ended: contacts, failed: 0 })
      const { document } = await admin.readVersion({ params: { id, number: 1 } })
      const edges = document.edges as { from: string; outlet: string }[]
      const untaken = edges.filter(({ from, outlet }) => !nodes.find(({ node }) => node === from)?.left[outlet])
      expect(untaken).toEqual([])
      await server.stop()
      await database.remove()
    },
  )
})
