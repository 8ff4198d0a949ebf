import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { testStores } from '@etape/store/testing'
import { describe, expect, test } from 'vitest'
import { countPipeline, lookAlikePipeline, type PipelineFigures, type PipelineFiles } from './look-alike-pipeline.ts'
import { importFile } from './run-import.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const longMs = 600_000

const shared = (name: string) => fileURLToPath(new URL(`../../../../shared/data/${name}.csv`, import.meta.url))
const readReal = (): PipelineFiles => ({
  accounts: readFileSync(shared('crm-accounts'), 'utf8'),
  pipeline: readFileSync(shared('crm-sales_pipeline'), 'utf8'),
})
const hasReal = existsSync(shared('crm-accounts'))
const files: [string, () => PipelineFiles][] = [['a look-alike', () => lookAlikePipeline(1200)]]
if (hasReal) files.push(['the real files', readReal])

const stages = { Won: 'closed-won', Lost: 'closed-lost', Prospecting: 'new-deal', Engaging: 'demo-scheduled' }

async function bring({ admin }: TestServer, { accounts, pipeline }: PipelineFiles) {
  const companies = { fileName: 'accounts.csv', object: 'company', text: accounts, plan: { matchBy: 'name' } } as const
  const deals = {
    fileName: 'pipeline.csv',
    object: 'deal',
    text: pipeline,
    plan: { matchBy: 'external_id', defaults: { pipeline: 'sales' } },
  } as const
  return {
    companies: await importFile(admin, companies),
    deals: await importFile(admin, {
      ...deals,
      adapt: (mapping) => (mapping.column === 'deal_stage' ? { ...mapping, replace: stages } : mapping),
    }),
  }
}

async function figuresOf({ admin }: TestServer): Promise<PipelineFigures> {
  const { stages: sums, withoutCompany } = await admin.summariseDeals({ query: {} })
  const { rows } = await admin.listStages({})
  const companiesIn = (id: string) => rows.find((stage) => stage.id === id)?.companies ?? 0
  const of = (type: string) => sums.filter((stage) => stage.type === type)
  const count = (type: string) => of(type).reduce((sum, stage) => sum + stage.count, 0)
  return {
    companies: (await admin.listCompanies({ query: { limit: 1 } })).total ?? 0,
    deals: count('won') + count('lost') + count('open'),
    won: count('won'),
    wonAmount: of('won').reduce((sum, { amount }) => sum + amount, 0),
    lost: count('lost'),
    open: count('open'),
    withoutCompany,
    customers: companiesIn('customer'),
    opportunities: companiesIn('opportunity'),
  }
}

describe.each(testStores)('a pipeline with history on $name', ({ newDatabase }) => {
  test.each(files)('%s come out as counted by hand', { timeout: longMs }, async (_name, read) => {
    const database = await newDatabase()
    const databaseUrl = database.config.type === 'postgres' ? database.config.url : null
    const server = await startTestServer({ databaseUrl })
    const given = read()
    const expected = countPipeline(given)

    expect(await bring(server, given)).toMatchObject({
      companies: { state: 'done', created: expected.companies, failed: 0 },
      deals: { state: 'done', created: expected.deals, failed: 0 },
    })
    await server.idle()
    expect(await figuresOf(server)).toEqual(expected)
    const listed = await server.admin.listDeals({ query: { without: 'company', limit: 1 } })
    expect(listed.total).toBe(expected.withoutCompany)
    expect(listed.rows[0]?.fields).toMatchObject({ type: 'open' })

    expect(await bring(server, given)).toMatchObject({
      companies: { created: 0, updated: 0, unchanged: expected.companies },
      deals: { created: 0, updated: 0, unchanged: expected.deals },
    })
    await server.idle()
    expect(await figuresOf(server)).toEqual(expected)

    await server.stop()
    await database.remove()
  })
})

test.runIf(hasReal)('the real files’ figures are those found independently', () => {
  expect(countPipeline(readReal())).toEqual({
    companies: 85,
    deals: 8800,
    won: 4238,
    wonAmount: 10_005_534,
    lost: 2473,
    open: 2089,
    withoutCompany: 1425,
    customers: 85,
    opportunities: 0,
  })
})
