import { defaultCrmSettings } from '@etape/crm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NameTakenError, PipelineStageInUseError } from '../errors.ts'
import type { Store } from '../store.ts'
import { aTurn, byAnna, load, someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const crm = defaultCrmSettings()
const inAll = (text: string) => ({ en: text, fr: text, sv: text })

describe.each(testStores)('settings on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.remove())

  test('stages and statuses come back in order, with how many stand in each', async () => {
    await someContacts(store, { stage: 'lead', status: 'new' }, { stage: 'lead' }, {})
    await store.companies.create(
      { id: store.ids.next('company'), version: 1, fields: { name: 'Acme', stage: 'lead' } },
      {},
    )
    await store.settings.saveStages(crm.stages.toReversed())
    await store.settings.saveStatuses(crm.statuses)
    const stages = await store.settings.stages()
    expect(stages.map(({ contacts: _c, companies: _d, ...stage }) => stage)).toEqual(crm.stages)
    expect(stages.find(({ id }) => id === 'lead')).toMatchObject({ contacts: 2, companies: 1 })
    expect((await store.settings.statuses()).find(({ id }) => id === 'new')).toMatchObject({
      contacts: 1,
      companies: 0,
    })
    expect(await store.settings.stageUsage('lead')).toEqual({ contacts: 2, companies: 1 })
    expect(await store.settings.statusUsage('new')).toEqual({ contacts: 1, companies: 0 })
  })

  test('who stood in a deleted stage goes to another: companies at once, contacts in their turn', async () => {
    const [anna = 0] = await someContacts(store, { stage: 'lead' }, { stage: 'mql' })
    const acme = { id: store.ids.next('company'), version: 1, fields: { name: 'Acme', stage: 'lead' } }
    await store.companies.create(acme, {})
    await store.settings.saveStages(crm.stages)
    await store.settings.deleteStage('lead', 'mql', { at: T0 + 1, cause: byAnna })
    expect((await store.settings.stages()).map(({ id }) => id)).not.toContain('lead')
    expect(await store.companies.get(acme.id)).toMatchObject({
      version: 2,
      fields: { stage: 'mql', stage_since: T0 + 1 },
    })
    expect((await store.companies.changes(acme.id, { limit: 5 })).rows).toMatchObject([
      { before: 'lead', after: 'mql', cause: byAnna },
    ])
    expect(await store.turns.claimDue({ now: T0 + 1, limit: 9 })).toEqual([anna])
    const [state] = await load(store, [anna])
    expect(state?.inputs[0]?.content).toMatchObject({ fields: { stage: 'mql' }, allowBackward: true, runFlows: false })
  })

  test('pipelines keep their stages in order, and those that deals stand in', async () => {
    await store.settings.saveStages(crm.stages)
    const [pipeline] = crm.pipelines
    if (!pipeline) throw new Error('no pipeline')
    await store.settings.savePipeline(pipeline)
    await store.settings.savePipeline({ ...pipeline, id: 'second' })
    expect(await store.settings.pipelines()).toEqual([pipeline, { ...pipeline, id: 'second' }])
    const stage = pipeline.stages[1]?.id ?? ''
    const deal = {
      id: store.ids.next('deal'),
      version: 1,
      companyId: null,
      contactIds: [],
      fields: { pipeline: pipeline.id, stage },
    }
    await store.deals.create(deal, {})
    const shorter = { ...pipeline, stages: pipeline.stages.filter(({ id }) => id !== stage) }
    await expect(store.settings.savePipeline(shorter)).rejects.toThrow(PipelineStageInUseError)
    expect((await store.settings.pipelines())[0]).toEqual(pipeline)
  })

  test('custom fields can be added and changed', async () => {
    const plan = {
      object: 'contact',
      key: 'plan',
      type: 'choice',
      label: inAll('Plan'),
      choices: [{ value: 'pro', label: inAll('Pro') }],
      builtIn: false,
    } as const
    await store.settings.createField(plan)
    await expect(store.settings.createField(plan)).rejects.toThrow(NameTakenError)
    expect(await store.settings.updateField('contact', 'plan', { label: inAll('Tariff') })).toEqual({
      ...plan,
      label: inAll('Tariff'),
    })
    expect(await store.settings.updateField('deal', 'plan', {})).toBeNull()
    expect(await store.settings.fields()).toEqual([{ ...plan, label: inAll('Tariff') }])
  })

  test('sync rules are on until switched off, and count what they wrote', async () => {
    expect(await store.settings.syncRules()).toHaveLength(4)
    const filter = { fact: 'contact.country', operator: 'equal', value: 'SE' } as const
    await store.settings.saveSyncRule({ id: 'won-deal', enabled: false, filter })
    const [id = 0] = await someContacts(store, {})
    const change = {
      record: 'contact',
      recordId: id,
      contactId: id,
      field: 'stage',
      before: null,
      after: 'customer',
      rule: null,
      cause: { by: 'rule', rule: 'won-deal', because: 'Big' },
      at: T0,
    } as const
    const [state] = await load(store, [id])
    const changes = (['accepted', 'accepted', 'refused'] as const).map((outcome) => ({
      ...change,
      id: store.ids.next('change'),
      outcome,
    }))
    if (state) await store.turns.commitTurns([aTurn(state, { changes })])
    const rules = await store.settings.syncRules()
    expect(rules.find((rule) => rule.id === 'won-deal')).toEqual({ id: 'won-deal', enabled: false, filter, changed: 2 })
    expect(rules.find((rule) => rule.id === 'open-deal')).toEqual({
      id: 'open-deal',
      enabled: true,
      filter: null,
      changed: 0,
    })
  })

  test('the workspace keeps its values, and all definitions are read at once', async () => {
    await store.settings.saveWorkspace({ zone: 'Europe/Paris', joinCompanyByDomain: false })
    await store.settings.saveWorkspace({ currency: 'SEK', defaultStages: crm.defaults.stage, defaultStatus: 'new' })
    await store.settings.saveValue('demo', { made: true })
    expect(await store.settings.readValue('demo')).toEqual({ made: true })
    expect(await store.settings.readValue('other')).toBeNull()
    expect(await store.settings.workspace()).toMatchObject({
      name: 'Etape',
      zone: 'Europe/Paris',
      currency: 'SEK',
      joinCompanyByDomain: false,
    })
    await store.settings.saveStages(crm.stages)
    await store.settings.saveStatuses(crm.statuses)
    for (const pipeline of crm.pipelines) await store.settings.savePipeline(pipeline)
    const definitions = await store.settings.loadDefinitions()
    expect(definitions.crm).toEqual({ ...crm, currency: 'SEK', joinCompanyByDomain: false })
    expect(definitions).toMatchObject({
      zone: 'Europe/Paris',
      customFields: [],
      segments: [],
      flows: [],
      versions: [],
      users: [],
    })
  })

  test('the names of events that came in are known', async () => {
    const [id = 0] = await someContacts(store, {})
    for (const name of ['Paid', 'Signed Up', 'Paid']) {
      const [state] = await load(store, [id])
      const event = { id: store.ids.next('event'), contactId: id, name, at: T0, properties: {}, receivedAt: T0 }
      if (state) await store.turns.commitTurns([aTurn(state, { events: [event] })])
    }
    expect(await store.settings.eventNames()).toEqual(['Paid', 'Signed Up'])
  })
})
