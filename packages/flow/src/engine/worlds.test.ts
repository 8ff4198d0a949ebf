import { dependsOn, type Condition } from '@etape/conditions'
import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { describe, expect, test } from 'vitest'
import { triggerOf } from './trigger-of.ts'
import { keysOf } from './keys.ts'
import { prepareVersion } from './prepare-version.ts'
import { prepareWorld, type WorldDefinition } from './prepare-world.ts'
import { drawFor } from './draw.ts'
import { joinNotes } from './join-notes.ts'
import { missingFacts } from './missing-facts.ts'
import { circleOf, messageOf, runProblem, runProblemCodes, stepProblem } from './run-problems.ts'
import { aDocument, aWorld } from './testing/a-world.ts'
import { said } from './testing/said.ts'
import { byHand, came } from './testing/steps.ts'

const settings = defaultCrmSettings()
const catalog = buildCatalog({ customFields: [], settings })
const gone: Condition = { fact: 'contact.gone', operator: 'is-set', value: null }
const swede: Condition = { fact: 'contact.country', operator: 'equal', value: 'SE' }
const did = (name: string): Condition => ({ fact: 'events', params: { name }, operator: 'did', value: null })
const world = (given: Partial<WorldDefinition>) =>
  prepareWorld({ catalog, crm: settings, segments: [], flows: [], versions: [], ...given })
const version = (id: number, document = aDocument({ start: byHand }, [])) =>
  prepareVersion({ id, flow: 'f', number: id, document }, { catalog })

describe('what a condition reads', () => {
  test.each<[Condition, string[]]>([
    [swede, ['contact.country']],
    [{ fact: 'company.country', operator: 'equal', value: 'SE' }, ['company.country', 'company']],
    [did('Came'), ['event:Came', 'time']],
    [{ fact: 'segments', operator: 'in-segment', value: 's' }, ['segment:s']],
    [{ fact: 'flows', operator: 'in-flow', value: 'f' }, ['flow:f']],
    [{ fact: 'deals', params: { where: [{ field: 'deal.stage', operator: 'equal', value: 'x' }] }, operator: 'did', value: null }, ['deals']],
    [{ fact: 'deals', params: {}, operator: 'did', value: null }, ['deals']],
    [{ fact: 'contact.created_at', operator: 'within-last', value: { days: 1 } }, ['contact.created_at', 'time']],
  ])('%j has the keys %j, and what stands for everything', (condition, keys) => {
    expect([...keysOf(dependsOn(condition))].toSorted()).toEqual([...keys, '*'].toSorted())
  }) // prettier-ignore
})

describe('a version that is made ready', () => {
  test('has its nodes by what people call them, and where each outlet leads', () => {
    const document = aDocument({ start: byHand, ask: ['branch', { when: swede }], a: byHand, b: byHand }, ['start.next > ask', 'ask.yes > a', 'ask.no > b'])
    const [named, ...others] = document.nodes
    const { nodes, triggers, problems } = version(1, { ...document, nodes: named ? [{ ...named, name: 'Begin' }, ...others] : [] })
    expect([...nodes.values()].map(({ id, name, problem }) => [id, name, problem])).toEqual([
      ['start', 'Begin', null], ['ask', 'Branch', null], ['a', 'By hand', null], ['b', 'By hand', null],
    ])
    expect([...(nodes.get('ask')?.next ?? [])]).toEqual([['yes', 'a'], ['no', 'b']])
    expect(nodes.get('a')?.next.size).toBe(0)
    expect(triggers.map(({ id }) => id)).toEqual(['start', 'a', 'b'])
    expect(problems).toEqual([])
  }) // prettier-ignore

  test('carries what is wrong with its nodes and its conditions', () => {
    const nodes = { odd: ['no-such-kind'], bad: ['wait', { for: 'ever' }], lost: ['branch', { when: gone }] } as const
    const made = version(1, aDocument(nodes, [], { goal: gone, exit: swede, suppress: gone }))
    expect(made.problems.map(({ code }) => code)).toEqual([
      'run/condition-invalid', 'run/condition-invalid', 'run/kind-unknown', 'run/config-invalid', 'run/condition-invalid',
    ])
    expect([made.goal, made.exit?.condition, made.suppress]).toEqual([null, swede, null])
    const sentences = made.problems.map(said)
    expect(sentences.slice(1, 3)).toEqual(['A condition of the step cannot be judged: There is no field contact.gone.', 'There is no kind of step “no-such-kind”.'])
    expect(sentences[3]).toMatch(/^The step is not set up correctly: .+/)
    for (const node of made.nodes.values()) expect([node.kind, node.config, node.asks]).toEqual([null, null, []])
  }) // prettier-ignore

  test('lasts as long as its flow lets it', () => {
    expect(version(1, aDocument({}, [], { expiry: { days: 2 } })).expiryMs).toBe(2 * 86_400_000)
    expect(version(1).expiryMs).toBeNull()
  })
})

describe('the world of turns', () => {
  const flow = (id: string, document: ReturnType<typeof aDocument>, status: 'live' | 'paused' | 'archived' = 'live') => ({
    id, name: id, status, current: version(id.length, document),
  }) // prettier-ignore

  test('has triggers of live flows only, by what they hear', () => {
    const hears = aDocument({ a: came, b: byHand }, [])
    const { triggers } = world({
      flows: [flow('on', hears), flow('off', hears, 'paused'), flow('over', hears, 'archived')],
    })
    expect(
      [...triggers].map(([key, heard]) => [key, heard.map(({ flow: { id }, node }) => `${id} ${node.id}`)]),
    ).toEqual([
      ['event:Came', ['on a']],
      ['enrolled-by-hand', ['on b']],
    ])
  })

  test('has dates of live flows whose field is there', () => {
    const onDate = (field: string) => aDocument({ start: ['date-reached', { field, offset: { type: 'on' }, at: null, yearly: false, zone: 'contact', when: null }] }, [])
    const flows = [flow('a', onDate('contact.created_at')), flow('bb', onDate('contact.gone')), flow('ccc', onDate('contact.created_at'), 'paused')]
    expect(world({ flows }).datedTriggers.map(({ flow: { id }, field }) => [id, field.key])).toEqual([['a', 'created_at']])
  }) // prettier-ignore

  test('knows segments by what they read, and which of them time moves', () => {
    const segment = (id: string, condition: Condition | null, kind: 'dynamic' | 'static' = 'dynamic') => ({ id, name: id, kind, condition })
    const made = world({ segments: [segment('se', swede), segment('came', did('Came')), segment('list', swede, 'static'), segment('broken', gone), segment('empty', null)] })
    expect(made.dynamicSegments.map(({ id }) => id)).toEqual(['se', 'came'])
    expect(made.timedSegments.map(({ id }) => id)).toEqual(['came'])
    expect(made.segmentsReading.get('contact.country')?.map(({ id }) => id)).toEqual(['se'])
    expect(made.segmentsReading.get('*')?.map(({ id }) => id)).toEqual(['se', 'came'])
    expect([...made.segmentById.keys()]).toEqual(['se', 'came', 'list', 'broken', 'empty'])
    expect(made.problems.map(({ code }) => code)).toEqual(['run/condition-invalid'])
  }) // prettier-ignore

  test('has the versions runs stand on and those that flows take people into, with their problems', () => {
    const made = world({
      versions: [version(7, aDocument({ odd: ['no-such-kind'] }, []))],
      flows: [flow('on', aDocument({}, []))],
      holding: [7],
    })
    expect([...made.versions.keys()]).toEqual([7, 2])
    expect([made.problems.length, [...made.holding]]).toEqual([1, [7]])
  })

  test('knows users and teams', () => {
    const made = world({ users: [{ id: 'anna', name: 'Anna', email: null }], teams: [{ id: 't', members: ['anna'] }] })
    expect([...made.owners]).toEqual([['anna', { name: 'Anna', email: null }]])
    expect([...made.teams]).toEqual([['t', ['anna']]])
  })

  test('knows what only some flows ask of a turn', () => {
    const assign = (by: string) => aDocument({ start: ['assign-owner', { record: 'contact', to: { type: by, people: { type: 'team', team: 't' } }, onlyIfEmpty: false }] }, [])
    const needs = (given: Partial<WorldDefinition>) => {
      const { cappedFlows, usesRota, usesLoads, providesCompany } = world(given)
      return [[...cappedFlows], usesRota, usesLoads, providesCompany]
    }
    expect(needs({})).toEqual([[], false, false, false])
    expect(needs({ flows: [flow('a', aDocument({}, [], { capPerHour: 5 })), flow('bb', aDocument({}, [], { capPerHour: 5 }), 'paused'), flow('ccc', aDocument({}, [], { capPerHour: 5 }), 'archived'), flow('dddd', assign('nobody'))] })).toEqual([['a', 'bb'], false, false, false])
    const provides = aDocument({ start: ['provide-company', { name: 'Acme', domain: null, fields: [] }] }, [])
    expect(needs({ versions: [version(9, provides)] })[3]).toBe(version(9, provides).nodes.get('start')?.kind?.providesCompany ?? false)
  }) // prettier-ignore

  test('knows which events conditions read, also those of rules', () => {
    const { syncRules } = settings
    const crm = {
      ...settings,
      syncRules: { ...syncRules, 'won-deal': { enabled: true, filter: { all: [did('Paid'), swede] } } },
    }
    const segments = [{ id: 's', name: 's', kind: 'dynamic' as const, condition: { not: did('Came') } }]
    const documents = [aDocument({ ask: ['branch', { when: { any: [did('Asked')] } }] }, [], { exit: did('Left') })]
    const made = world({ crm, segments, versions: documents.map((document, at) => version(at + 1, document)) })
    expect([...made.eventsRead].toSorted()).toEqual(['Asked', 'Came', 'Left', 'Paid'])
  })

  test('has a filter for each rule that has one, and one that cannot be judged lets nobody through', () => {
    const { syncRules } = settings
    const crm = { ...settings, syncRules: { ...syncRules, 'open-deal': { enabled: true, filter: gone }, 'won-deal': { enabled: true, filter: swede } } }
    const { syncFilters } = world({ crm })
    const facts = (country: string) => ({ contact: { country }, company: null, deals: [], events: [], segments: new Set<string>(), flows: new Map() })
    const asking = { now: 0, zone: 'UTC' }
    expect(syncFilters['open-deal']?.(facts('SE'), asking)).toBe(false)
    expect(['SE', 'FR'].map((country) => syncFilters['won-deal']?.(facts(country), asking))).toEqual([true, false])
    expect([syncFilters['company-stage'], syncFilters['contact-stage']]).toEqual([null, null])
  }) // prettier-ignore
})

test('a flow starts at the trigger that is named, at the one for enrolment by hand, or at the first', () => {
  const at = (nodes: Parameters<typeof aDocument>[0], node?: string) => {
    const flow = aWorld({ flows: { f: aDocument(nodes, []) } }).flows.get('f')
    return flow && triggerOf(flow, node)?.id
  }
  expect(at({ a: came, b: byHand })).toBe('b')
  expect(at({ a: came, b: came })).toBe('a')
  expect(at({ a: came, b: byHand }, 'a')).toBe('a')
  expect(at({ a: came }, 'gone')).toBeUndefined()
})

describe('problems', () => {
  test('are sentences with their places filled', () => {
    expect(runProblem('run/node-unknown')).toEqual({ code: 'run/node-unknown', text: 'The version of the flow has no node “{node}”.' })
    expect(said(stepProblem(new Error('No.')))).toBe('The step could not be carried out: No.')
    expect([messageOf(new Error('No.')), messageOf('No.'), messageOf(7)]).toEqual(['No.', 'No.', '7'])
    expect(new Set(runProblemCodes.map((code) => runProblem(code).text)).size).toBe(8)
  }) // prettier-ignore

  test('of a circle name it from its begin to its begin', () => {
    const circle = (...passed: string[]) => said({ text: '{circle}', values: { circle: circleOf(passed) } })
    expect([circle('a', 'b'), circle('a'), circle()]).toEqual(['a → b → a', 'a → a', ''])
  })

  test('and remarks on one step are one', () => {
    const [one, other] = [{ text: 'One.' }, { text: 'Other.' }]
    expect([joinNotes([]), joinNotes([null]), joinNotes([null, one])]).toEqual([null, null, one])
    expect(joinNotes([one, null, other])).toEqual({
      text: '{notes}',
      values: { notes: { type: 'list', of: [one, other] } },
    })
  })
})

test('the lines that keep a condition from holding are those that are not as they would have to be', () => {
  const line = (found: string, holds: boolean) => ({ comparison: swede as never, found, holds })
  const told = (verdict: Parameters<typeof missingFacts>[0]) =>
    missingFacts(verdict).map(({ found, text }) => [found, text.text])
  expect(told(line('SE', true))).toEqual([])
  expect(told({ op: 'all', holds: false, of: [line('a', true), line('b', false)] })).toEqual([
    ['b', 'Not so: {condition}'],
  ])
  expect(
    told({ op: 'not', holds: false, of: [{ op: 'any', holds: true, of: [line('a', true), line('b', false)] }] }),
  ).toEqual([['a', 'So, and must not be: {condition}']])
  expect(missingFacts(line('b', false))[0]?.text.values).toEqual({ condition: { type: 'condition', condition: swede } })
})

test('a draw is the same for a run and a node, in [0, 1), and evenly spread', () => {
  const draws = Array.from({ length: 4000 }, (_, run) => drawFor(run, 'split'))
  expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true)
  expect(drawFor(7, 'a')).toBe(drawFor(7, 'a'))
  expect(drawFor(7, 'a')).not.toBe(drawFor(7, 'b'))
  const tenths = Array.from(
    { length: 10 },
    (_, tenth) => draws.filter((draw) => Math.floor(draw * 10) === tenth).length,
  )
  for (const count of tenths) expect(Math.abs(count - 400)).toBeLessThan(80)
  // Kept: a run that was drawn before an update is drawn the same after it.
  expect([drawFor(1, 'split'), drawFor(1000, 'ab-test')].map((draw) => draw.toFixed(6))).toEqual([
    '0.785382',
    '0.267572',
  ])
})
