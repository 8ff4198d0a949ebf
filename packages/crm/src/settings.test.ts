import { languages } from '@etape/conditions'
import { describe, expect, test } from 'vitest'
import { arbitrate } from './arbitrate.ts'
import { builtInFields } from './built-in-fields.ts'
import { makeDeal } from './deals.ts'
import { creationDefaults } from './defaults.ts'
import { defaultCrmSettings } from './default-settings.ts'
import { buildCatalog } from './fields.ts'
import { companyDomainOf, domainToJoin } from './joins.ts'
import { contactSources } from './records.ts'
import { presetStages, stagePresets } from './stages.ts'
import { presetStatuses, statusPresets } from './statuses.ts'

const settings = defaultCrmSettings()

describe('presets', () => {
  test.each(stagePresets.flatMap((preset) => languages.map((language) => [preset, language] as const)))(
    'stages %s, %s: ranked coldest first, each colour once, Other beside the ladder',
    (preset, language) => {
      const stages = presetStages(preset, language)
      expect(stages.map(({ rank }) => rank)).toEqual(
        [...stages.keys()].map((rank) => (rank === stages.length - 1 ? null : rank)),
      )
      expect(stages.at(-1)).toMatchObject({ id: 'other', color: 'grey' })
      expect(new Set(stages.map(({ color }) => color)).size).toBe(stages.length)
      expect(stages.every(({ definition, label }) => definition && label.en && label.fr && label.sv)).toBe(true)
    },
  )

  test('the stages are those of the product', () => {
    expect(settings.stages.map(({ id }) => id)).toEqual([
      'subscriber',
      'lead',
      'mql',
      'sql',
      'opportunity',
      'customer',
      'evangelist',
      'other',
    ])
    expect(presetStages('product', 'en').map(({ id }) => id)).toEqual([
      'lead',
      'prospect',
      'user',
      'pql',
      'sql',
      'opportunity',
      'customer',
      'evangelist',
      'other',
    ])
  })

  test('the statuses are those of the product, with ids of their own', () => {
    const ids = statusPresets.map((preset) => presetStatuses(preset, 'sv').map(({ id }) => id))
    expect(ids).toEqual([
      ['new', 'open', 'in-progress', 'open-deal', 'unqualified', 'attempted', 'connected', 'bad-timing'],
      ['unqualified', 'bad-timing', 'attempted', 'connected', 'in-progress'],
      ['new', 'attempted', 'in-negotiation', 'in-progress', 'lost', 'done'],
    ])
  })
})

describe('catalogue', () => {
  test('every built-in field has its label in every language, and keys are unique', () => {
    expect(builtInFields.every(({ label }) => languages.every((language) => label[language].length > 0))).toBe(true)
    expect(new Set(builtInFields.map(({ object, key }) => `${object}.${key}`)).size).toBe(builtInFields.length)
  })

  test('stages, statuses, pipelines and users become choices', () => {
    const catalog = buildCatalog({ customFields: [], settings, users: [{ id: 'anna', name: 'Anna' }] })
    expect(catalog.get('contact.stage')?.choices?.map(({ value }) => value)).toContain('mql')
    expect(catalog.get('company.furthest_stage')?.choices).toEqual(catalog.get('contact.stage')?.choices)
    expect(catalog.get('deal.stage')?.choices?.map(({ value }) => value)).toContain('closed-won')
    expect(catalog.get('contact.owner')?.choices).toEqual([
      { value: 'anna', label: { en: 'Anna', fr: 'Anna', sv: 'Anna' } },
    ])
    expect(buildCatalog({ customFields: [], settings }).get('contact.owner')?.choices).toBeUndefined()
  })
})

describe('new contacts', () => {
  test.each(contactSources)('by %s start where the settings say', (source) => {
    const stage = settings.defaults.stage[source]
    expect(creationDefaults(source, {}, settings)).toEqual([
      { field: 'source', value: source },
      ...(stage ? [{ field: 'stage', value: stage }] : []),
      { field: 'status', value: 'new' },
    ])
  })
  test('keep what was given', () => {
    expect(creationDefaults('form', { stage: 'sql', status: 'open', source: 'Fair' }, settings)).toEqual([])
  })
  test('get no default that was deleted', () => {
    expect(creationDefaults('form', { source: 'x' }, { ...settings, stages: [], statuses: [] })).toEqual([])
  })
})

describe('company by domain', () => {
  test.each([['anna@acme.se', 'acme.se'], ['anna@gmail.com', null], ['anna@orange.fr', null], ['anna', null], [null, null], ['a@localhost', null]])('%s joins %s', (email, domain) =>
    expect(companyDomainOf(email)).toBe(domain),
  ) // prettier-ignore
  test('nobody joins when that is off', () =>
    expect(domainToJoin('anna@acme.se', { ...settings, joinCompanyByDomain: false })).toBeNull())
})

describe('two runs writing one field', () => {
  const claim = (value: string, priority = 50) => ({ value, priority })
  test.each([
    ['stage', claim('lead', 90), claim('mql', 10), 'later', 'higher-stage-won'],
    ['stage', claim('mql'), claim('lead'), 'earlier', 'higher-stage-won'],
    ['stage', claim('other'), claim('lead'), 'earlier', 'earlier-run-won'],
    ['country', claim('SE', 10), claim('FI', 90), 'later', 'higher-priority-won'],
    ['country', claim('SE', 90), claim('FI', 10), 'earlier', 'higher-priority-won'],
    ['country', claim('SE'), claim('FI'), 'earlier', 'earlier-run-won'],
  ] as const)('%s: %o against %o: the %s wins by %s', (field, earlier, later, winner, rule) => {
    expect(arbitrate(field, earlier, later, settings)).toEqual({ winner, rule })
  })
})

describe('new deals', () => {
  const given = {
    id: 1,
    companyId: null,
    contactIds: [1],
    name: 'D',
    pipeline: 'sales',
    amount: null,
    currency: null,
    owner: null,
  }
  test('a deal takes type from its stage and currency from the workspace', () => {
    expect(makeDeal({ ...given, stage: 'closed-won' }, settings, 5)).toMatchObject({
      ok: true, value: { version: 1, fields: { type: 'won', currency: 'EUR', stage_since: 5, created_at: 5 } },
    }) // prettier-ignore
  })
  test('a stage the pipeline has not is a problem', () => {
    expect(makeDeal({ ...given, stage: 'nope' }, settings, 5)).toMatchObject({
      ok: false,
      problems: [{ code: 'crm/pipeline-stage-unknown' }],
    })
  })
})
