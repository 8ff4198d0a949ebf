import { completeSettings } from '../document/flow-document.ts'
import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FlowDocument, FlowNode } from '../document/flow-document.ts'
import { removeNodes, setConfig, setSettings } from '../document/edit.ts'
import { disconnect } from '../document/edit-edges.ts'
import { problemCodes } from '../kit/problem.ts'
import { aFlow, arbitraryFlow, aWorkspace } from '../testing/index.ts'
import { checkFlow, isPublishable } from './check-flow.ts'
import { summariseFeeding } from './feeding.ts'

const workspace = aWorkspace()
const isSwede = { fact: 'contact.country', operator: 'equal', value: 'SE' } as const
const flow = aFlow()
  .trigger('segment-entered', { segment: 'qualified' }, 'start')
  .branch('swede', isSwede)
  .end('yes', 'yes')
  .from('swede', 'no')
  .add('wait', { for: { days: 1 } }, 'wait')
  .end('no', 'no')
  .build()

const found = (document: FlowDocument, context = workspace) =>
  checkFlow(document, context).map(({ code, where }) => `${code} at ${where}`)
const doing = (type: FlowNode['type'], config: unknown): FlowDocument => {
  const wrapped = aFlow().trigger('by-hand', {}, 'start').add('add-note', { text: 'x' }, 'step').build()
  const nodes = wrapped.nodes.map((node) => (node.id === 'step' ? { ...node, type, config } : node))
  return { ...wrapped, nodes }
}

test('a flow in order has no problems', () => {
  expect(checkFlow(flow, workspace)).toEqual([])
})

test('random flows of all kinds have no errors', () => {
  fc.assert(
    fc.property(arbitraryFlow(), (document) => {
      expect(checkFlow(document, workspace).filter((problem) => problem.severity === 'error')).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('a flow that nobody can come into', () => {
  expect(found(removeNodes(flow, new Set(['start'])))).toEqual(['flow/no-trigger at nodes'])
})

test('an outlet that leads nowhere is named with its node', () => {
  const [problem, ...others] = checkFlow(disconnect(flow, { from: 'wait', outlet: 'done' }), workspace)
  expect(problem).toEqual({
    code: 'flow/outlet-unwired',
    severity: 'error',
    message: {
      text: 'The outlet “{outlet}” of “{node}” leads nowhere.',
      values: { outlet: { text: 'Then' }, node: { type: 'node', id: 'wait' } },
    },
    where: 'nodes.wait.outlets.done',
    hint: { text: 'Connect it, or end the flow there.' },
  })
  expect(others.map(({ code, where }) => `${code} at ${where}`)).toEqual(['flow/unreachable at nodes.no'])
})

test('nodes that nothing leads to', () => {
  expect(found(disconnect(flow, { from: 'swede', outlet: 'no' }))).toEqual([
    'flow/outlet-unwired at nodes.swede.outlets.no',
    'flow/unreachable at nodes.wait',
    'flow/unreachable at nodes.no',
  ])
})

test('a loop in which no time passes', () => {
  const edges = flow.edges.map((edge) => (edge.outlet === 'yes' ? { ...edge, to: 'swede' } : edge))
  expect(found({ ...flow, edges })).toEqual(['flow/unreachable at nodes.yes', 'flow/instant-loop at nodes.swede'])
})

test('a configuration that is not complete', () => {
  expect(found(setConfig(flow, 'wait', {}))).toEqual(['flow/config-invalid at nodes.wait.config.for'])
})

test('edges that fit nothing', () => {
  const edges = [
    ...flow.edges,
    { from: 'ghost', outlet: 'next', to: 'yes' },
    { from: 'wait', outlet: 'later', to: 'yes' },
    { from: 'wait', outlet: 'done', to: 'yes' },
  ]
  expect(found({ ...flow, edges })).toEqual([
    'flow/edge-dangling at edges.4',
    'flow/edge-from-nowhere at edges.5',
    'flow/edge-twice at edges.6',
  ])
  const back = flow.edges.map((edge) => (edge.outlet === 'done' ? { ...edge, to: 'start' } : edge))
  expect(found({ ...flow, edges: back })).toEqual(['flow/edge-into-trigger at edges.3', 'flow/unreachable at nodes.no'])
})

test('a kind that this Etape does not have', () => {
  expect(found(doing('teleport', {}))).toEqual(['flow/kind-unknown at nodes.step.type'])
})

test.each([
  ['set-stage', { record: 'contact', stage: 'gone', allowBackward: false }, 'config.stage'],
  ['set-status', { record: 'contact', status: 'gone' }, 'config.status'],
  ['notify', { to: { type: 'team', team: 'gone' }, title: 'Hi', body: null, alsoByEmail: false }, 'config.to.team'],
  [
    'notify',
    { to: { type: 'users', users: ['gone'] }, title: 'Hi', body: null, alsoByEmail: false },
    'config.to.users',
  ],
  ['set-field', { field: 'contact.gone', to: { type: 'clear' } }, 'config.field'],
  ['set-field', { field: 'contact.stage', to: { type: 'value', value: 'gone' } }, 'config.to.value'],
  ['add-note', { text: '{{ gone | never }}' }, 'config.text'],
  ['branch', { when: { fact: 'segments', operator: 'in-segment', value: 'gone' } }, 'config.when'],
  ['branch', { when: { fact: 'contact.gone', operator: 'is-set', value: null } }, 'config.when'],
  ['branch', { when: { fact: 'contact.stage', operator: 'equal', value: 'gone' } }, 'config.when'],
])('%s %j refers to what does not exist', (type, config, where) => {
  expect(found(doing(type, config)).filter((problem) => problem.startsWith('flow/reference'))).toEqual([
    `flow/reference-missing at nodes.step.${where}`,
  ])
})

test('a deal at a stage that its pipeline does not have', () => {
  const stage = { pipeline: 'sales', stage: 'gone' }
  const deal = aFlow()
    .trigger('by-hand', {})
    .add('create-deal', { name: 'Deal', stage, owner: { type: 'nobody' } }, 'step')
    .build()
  expect(found(deal)).toEqual(['flow/reference-missing at nodes.step.config.stage'])
})

test('flows to leave that are gone are named', () => {
  const known = aWorkspace({ flows: [{ id: 'here' }] })
  expect(found(setSettings(flow, { leaveOthers: ['here', 'gone'] }), known)).toEqual([
    'flow/reference-missing at settings.leaveOthers',
  ])
  expect(found(setSettings(flow, { leaveOthers: 'all' }), known)).toEqual([])
})

test('a goal that refers to what does not exist', () => {
  const goal = { fact: 'segments', operator: 'in-segment', value: 'gone' } as const
  expect(found(setSettings(flow, { goal }))).toEqual(['flow/reference-missing at settings.goal'])
})

test('a condition that its field’s type does not allow', () => {
  const when = { fact: 'contact.score', operator: 'contains', value: 'x' }
  expect(found(doing('branch', { when }))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^flow\/condition-unfit at nodes\.step\.config\.when/)]),
  )
})

const settings = defaultCrmSettings('en')
const withCustom = aWorkspace({
  catalog: buildCatalog({
    settings,
    customFields: [
      {
        object: 'contact',
        key: 'seen',
        type: 'date-time',
        label: { en: 'Seen', fr: 'Vu', sv: 'Sedd' },
        builtIn: false,
      },
    ],
  }),
})

test.each([
  [{ field: 'contact.score', to: { type: 'value', value: 'many' } }, 'config.to.value'],
  [{ field: 'contact.score', to: { type: 'text', text: 'many' } }, 'config.to'],
  [{ field: 'contact.score', to: { type: 'copy', from: 'contact.country' } }, 'config.to'],
  [{ field: 'contact.country', to: { type: 'now' } }, 'config.to'],
])('set-field %j gives a field what it cannot hold', (config, where) => {
  expect(found(doing('set-field', config))).toEqual([`flow/value-unfit at nodes.step.${where}`])
})

test('a field gets what it can hold', () => {
  expect(found(doing('set-field', { field: 'contact.seen', to: { type: 'now' } }), withCustom)).toEqual([])
  expect(
    found(doing('set-field', { field: 'company.country', to: { type: 'copy', from: 'contact.country' } })),
  ).toEqual([])
  expect(found(doing('set-field', { field: 'contact.score', to: { type: 'value', value: 5 } }))).toEqual([])
})

test('a field that Etape keeps itself cannot be written, but copied', () => {
  expect(found(doing('set-field', { field: 'contact.created_at', to: { type: 'clear' } }))).toEqual([
    'flow/field-read-only at nodes.step.config.field',
  ])
})

test('a personalised text that may have a hole in it is a warning', () => {
  const problems = checkFlow(doing('add-note', { text: '{{ first_name }} {{ city | somewhere }}' }), workspace)
  expect(problems.map(({ code, severity, where }) => [code, severity, where])).toEqual([
    ['flow/template-may-be-empty', 'warning', 'nodes.step.config.text'],
  ])
  expect(isPublishable(problems)).toBe(true)
  expect(found(doing('add-note', { text: '{{ owner.shoe_size | 42 }}' }))).toEqual([
    'flow/template-field-unknown at nodes.step.config.text',
  ])
})

test('a personalised text that cannot be read', () => {
  expect(found(doing('add-note', { text: 'Hi {{ first_name' }))).toEqual([
    'flow/config-invalid at nodes.step.config.text',
  ])
})

test('a flow that writes what starts it, and that people can enter again', () => {
  const feeding = aFlow()
    .trigger('stage-changed', {}, 'start')
    .add('set-stage', { record: 'contact', stage: 'mql' }, 'step')
    .build()
  expect(found(feeding)).toEqual([])
  expect(found(setSettings(feeding, completeSettings({ entry: 'every-time', startsItself: true })))).toEqual([
    'flow/feeds-itself at nodes.step',
  ])
})

test('a jump counts as a way: what it leads to is reachable, and a circle of jumps is one', () => {
  const jumping = aFlow()
    .trigger('by-hand', {}, 'start')
    .add('wait', { for: { days: 1 } }, 'wait')
    .add('go-to', { node: 'note' }, 'jump')
    .startAfresh()
    .add('add-note', { text: 'x' }, 'note')
    .end('done', 'end')
    .build()
  expect(found(jumping)).toEqual([])
  expect(found(setConfig(jumping, 'jump', { node: 'wait' }))).toEqual([
    'flow/unreachable at nodes.note',
    'flow/unreachable at nodes.end',
  ])
  expect(found(setConfig(jumping, 'jump', { node: 'jump' }))).toContain('flow/instant-loop at nodes.jump')
  expect(found(setConfig(jumping, 'jump', { node: 'start' }))).toContain(
    'flow/reference-missing at nodes.jump.config.node',
  )
})

test('a place that is still to be filled keeps a flow from being published', () => {
  expect(isPublishable(checkFlow(doing('placeholder', { idea: null }), workspace))).toBe(false)
})

test.each([
  ['move-segment', { move: 'add', segment: 'gone' }, 'flow/reference-missing at nodes.step.config.segment'],
  ['move-segment', { move: 'add', segment: 'live' }, 'flow/value-unfit at nodes.step.config.segment'],
  ['start-flow', { flow: 'gone' }, 'flow/reference-missing at nodes.step.config.flow'],
  [
    'provide-company',
    { name: 'x', domain: null, copy: ['contact.gone'] },
    'flow/reference-missing at nodes.step.config.copy',
  ],
  ['add-note', { text: '{{ webhook.gone.plan | x }}' }, 'flow/reference-missing at nodes.step.config.text'],
  ['add-note', { text: '{{ event.plan }}' }, 'flow/template-may-be-empty at nodes.step.config.text'],
  ['wait', { for: { days: 401 } }, 'flow/config-invalid at nodes.step.config.for'],
])('%s %j: %s', (type, config, problem) => {
  const context = aWorkspace({
    segments: [
      { id: 'live', kind: 'dynamic' },
      { id: 'newsletter', kind: 'static' },
    ],
  })
  expect(
    found(doing(type, config), context).filter((one) => !one.includes('unwired') && !one.includes('edge')),
  ).toEqual([problem])
})

const calling = aFlow()
  .trigger('webhook', { email: 'email' }, 'start')
  .add('call-webhook', { url: 'http://10.0.0.5/x', method: 'POST', reads: [{ path: 'plan' }] }, 'call')
  .add('add-note', { text: '{{ webhook.call.plan | }} {{ webhook.call.price | }}' }, 'note')
  .build()

test('an address of the own network is a warning, and an error once it is known not to be allowed', () => {
  const about = (isAllowedHost?: (host: string) => boolean) =>
    checkFlow(calling, aWorkspace(isAllowedHost && { isAllowedHost }))
      .filter(({ code }) => code === 'flow/host-private')
      .map(({ severity, where }) => `${severity} at ${where}`)
  expect(about()).toEqual(['warning at nodes.call.config.url'])
  expect(about(() => false)).toEqual(['error at nodes.call.config.url'])
  expect(about((host) => host === '10.0.0.5')).toEqual([])
})

test('only what a webhook step takes from its answer can be read further on', () => {
  expect(found(calling).filter((one) => one.startsWith('flow/template'))).toEqual([
    'flow/template-field-unknown at nodes.note.config.text',
  ])
})

const whenStage = (stage: string) => aFlow().trigger('stage-changed', { to: stage }, 'start')
const again = completeSettings({ entry: 'every-time' })

test('flows that start each other in a circle are a warning, by way of a segment as well', () => {
  const ours = setSettings(
    aFlow().trigger('segment-left', { segment: 'hot' }, 'start').add('start-flow', { flow: 'other' }, 'step').build(),
    again,
  )
  const theirs = setSettings(whenStage('mql').add('set-stage', { record: 'contact', stage: 'sql' }).build(), again)
  const handed = setSettings(
    aFlow().trigger('by-hand', {}).add('change-score', { change: 'remove', points: 5 }).build(),
    again,
  )
  const hot = { fact: 'contact.score', operator: 'at-least', value: 50 } as const
  const segments = [{ id: 'hot', kind: 'dynamic', condition: hot }] as const
  const about = (other: FlowDocument) =>
    checkFlow(
      ours,
      aWorkspace({
        segments,
        flow: 'own',
        flows: [{ id: 'own' }, { id: 'other', feeding: summariseFeeding('other', other, segments) }],
      }),
    )
  expect(about(theirs)).toEqual([])
  expect(about(handed)).toMatchObject([
    {
      code: 'flow/feeds-others', severity: 'warning', where: 'nodes.step',
      message: { values: { flows: { of: [{ type: 'flow', id: 'other' }] } } },
    },
  ]) // prettier-ignore
  expect(about({ ...handed, settings: completeSettings({ entry: 'once' }) })).toEqual([])
})

test('errors come before warnings, and every code is listed', () => {
  const problems = checkFlow(
    disconnect(doing('add-note', { text: '{{ city }}' }), { from: 'step', outlet: 'next' }),
    workspace,
  )
  expect(problems.map((problem) => problem.severity)).toEqual(['error', 'error', 'warning'])
  expect(problems.filter(({ code }) => !problemCodes.some((known) => known === code))).toEqual([])
})
