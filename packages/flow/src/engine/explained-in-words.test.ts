import type { Condition } from '@etape/conditions'
import type { Change } from '@etape/crm'
import { describe, expect, test } from 'vitest'
import { explainAbsence, type Absence, type AbsenceHistory, type AbsenceQuestion } from './explain-absence.ts'
import { explainChange } from './explain-change.ts'
import type { Run } from './run.ts'
import {
  aDocument,
  aState,
  aWorld,
  byAnna,
  day,
  did,
  putIn,
  T0,
  turnSettings,
  type WorldParts,
} from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { said } from './testing/said.ts'
import { byHand, setStage } from './testing/steps.ts'
import type { ContactState, Turn } from './turn.ts'

const swede: Condition = { fact: 'contact.country', operator: 'equal', value: 'SE' }
const old: Condition = { fact: 'contact.score', operator: 'at-least', value: 40 }
const byHandIf = (when: Condition) => ['by-hand', { when }] as const
const wait = ['wait', { for: { days: 9 } }] as const

async function whyNot(parts: WorldParts, state: ContactState, question: AbsenceQuestion, history: AbsenceHistory = {}) {
  const world = aWorld(parts)
  const { now, zone, judge } = turnSettings(world, T0 + day)
  return explainAbsence({ state, world, settings: { now, zone, judge }, history }, question)
}
const sentences = ({ blocks }: Absence) => blocks.map(({ text }) => said(text))

describe('why a contact is not in a flow is said', () => {
  const ask = { type: 'flow', flow: 'f' } as const
  const flow = (settings = {}, when: Condition | null = null) =>
    aDocument({ start: when ? byHandIf(when) : byHand, wait }, ['start.next > wait'], settings)
  const notStarted = /^The flow starts by “.+”, and that has not come about since it could\.$/

  test.each([
    ['paused', 'The flow is paused: it takes nobody in.'],
    ['archived', 'The flow is archived: it takes nobody in.'],
  ] as const)('when it is %s', async (status, sentence) => {
    const [first, second] = sentences(await whyNot({ flows: { f: { document: flow(), status } } }, aState(), ask))
    expect([first, second]).toEqual([sentence, expect.stringMatching(notStarted)])
  })

  test('when the flow is not there', async () => {
    expect(await whyNot({}, aState(), ask)).toEqual({
      isThere: false,
      blocks: [
        { rule: 'not-there', text: { text: 'There is no such flow that is published.' }, missing: [], verdict: null, node: null, until: null },
      ],
    }) // prettier-ignore
  })

  test.each([
    [{ entry: 'once' }, 'The contact has been in the flow, and the flow lets each contact in once.', null],
    [
      { entry: { rule: 'cool-down', coolDown: { days: 3 } } },
      expect.stringMatching(/^The contact has been in the flow not long ago, and can come in again from .*2026/),
      T0 + 3 * day,
    ],
  ] as const)('by the rule of entry: %o', async (settings, sentence, until) => {
    const past = [{ flow: 'f', key: '', runs: 1, lastEndedAt: T0 }]
    const { blocks } = await whyNot({ flows: { f: flow(settings) } }, aState({}, { past }), ask)
    expect(blocks.map(({ text, until: then }) => [said(text), then])[0]).toEqual([sentence, until])
  })

  test('when goal, exit or suppression hold, each with its lines as they were found', async () => {
    const { blocks } = await whyNot({ flows: { f: flow({ goal: old, exit: old, suppress: old }) } }, aState({ score: 50 }), ask)
    expect(blocks.slice(0, 3).map(({ rule, text, verdict, missing }) => [rule, said(text), verdict?.holds, missing])).toEqual([
      ['suppressed', 'The flow keeps out those for whom its suppression condition holds.', true, []],
      ['goal-holds', 'The goal of the flow is reached already.', true, []],
      ['exit-holds', 'The exit condition of the flow holds already.', true, []],
    ])
    const free = await whyNot({ flows: { f: flow({ goal: old, exit: old, suppress: old }) } }, aState({ score: 3 }), ask)
    expect(free.blocks.map(({ rule }) => rule)).toEqual(['nothing-started-it'])
  }) // prettier-ignore

  test('when the extra condition of its trigger does not hold', async () => {
    const { blocks } = await whyNot({ flows: { f: flow({}, swede) } }, aState({ country: 'FR' }), ask)
    expect(blocks.map(({ node, text }) => [node, said(text)])).toEqual([
      ['start', expect.stringMatching(/^The extra condition of the trigger “.+” does not hold\.$/)],
    ])
  })
})

describe('why a contact is not at a step is said', () => {
  const document = aDocument(
    { start: byHand, ask: ['branch', { when: swede }], wait, late: byHand, other: wait, alone: wait },
    ['start.next > ask', 'ask.yes > wait', 'ask.no > other', 'wait.done > late'],
  )
  const parts = { flows: { f: document } }
  const at = (node: string) => ({ type: 'node', flow: 'f', node }) as const
  const begun = async (country: string) => {
    const { turns, state } = await live(aWorld(parts), aState({ country }), [[0, putIn('f')]])
    const run = turns[0]?.runs[0]?.run
    if (!run) throw new Error('Nobody came in.')
    return { state, run, steps: turns[0]?.steps.map(({ step }) => step) ?? [] }
  }

  test('when the flow has none such', async () => {
    expect(sentences(await whyNot(parts, aState(), at('gone')))).toEqual(['The flow has no such step.'])
  })

  test('when it waits on the way there', async () => {
    const { state, run, steps } = await begun('SE')
    const answer = await whyNot(parts, state, at('late'), { latest: { run, steps } })
    expect(sentences(answer)).toEqual([expect.stringMatching(/^The contact waits at “wait” until .*2026/)])
    const listening = { ...run, wakeAt: null, waiting: { type: 'listen', for: { type: 'condition', when: old }, heardBy: 'done', timedOutBy: 'done' } } as Run
    const heard = await whyNot(parts, { ...state, runs: [listening] }, at('late'), { latest: { run: listening, steps } })
    expect([sentences(heard), heard.blocks[0]?.missing.length]).toEqual([['The contact waits at “wait”.'], 1])
  }) // prettier-ignore

  test('when it went another way, or where no way leads', async () => {
    const { state, run, steps } = await begun('FR')
    expect(sentences(await whyNot(parts, state, at('wait'), { latest: { run, steps } }))).toEqual([
      'At “ask” the contact went on by “No”, which does not lead there.',
    ])
    const notByOutlet = steps.map((step) => ({ ...step, leftBy: null }))
    expect(sentences(await whyNot(parts, state, at('wait'), { latest: { run, steps: notByOutlet } }))).toEqual([
      'The way there was left at “ask”.',
    ])
    const nowhere = await whyNot(parts, state, at('alone'), { latest: { run, steps } })
    expect(nowhere.blocks.map(({ text, node }) => [said(text), node])).toEqual([
      ['No way leads to this step from where the run began.', 'start'],
    ])
  })

  test('when its run failed or ended on the way', async () => {
    const { state, run, steps } = await begun('SE')
    const latest = (given: Partial<Run>) => ({ latest: { run: { ...run, ...given }, steps } })
    const past = { ...state, runs: [] }
    const problem = { code: 'run/step-failed', text: 'It broke.' }
    expect(sentences(await whyNot(parts, past, at('late'), latest({ status: 'failed', problem })))).toEqual([
      'The run failed at “wait”: It broke.',
    ])
    expect(sentences(await whyNot(parts, past, at('late'), latest({ status: 'ended', outcome: 'removed' })))).toEqual([
      'The run ended at “wait” as “removed”.',
    ])
  })
})

describe('why a contact is not in a segment is said', () => {
  const ask = { type: 'segment', segment: 's' } as const

  test.each<[string, WorldParts['segments'], string[]]>([
    ['when there is none', {}, ['There is no such segment.']],
    ['of a list', { s: 'static' }, ['Nobody has put the contact on this list.']],
    ['of one that conditions decide', { s: swede }, ['The condition of the segment does not hold.']],
  ])('%s', async (_when, segments = {}, expected) => {
    expect(sentences(await whyNot({ segments }, aState(), ask))).toEqual(expected)
  })

  test('not at all when the contact is in it', async () => {
    const answer = await whyNot({ segments: { s: swede } }, aState({}, { segments: new Map([['s', T0]]) }), ask)
    expect(answer).toEqual({ isThere: true, blocks: [] })
  })
})

describe('why a contact is not at a stage is said', () => {
  const ask = { type: 'stage', stage: 'mql' } as const
  const flows = { f: aDocument({ start: byHand, wait, up: setStage('mql') }, ['start.next > wait', 'wait.done > up']) }
  const write = (given: Partial<Change>): Change => ({
    id: 1, record: 'contact', recordId: 1, contactId: 1, field: 'stage', before: null, after: 'mql', outcome: 'refused',
    rule: null, cause: byAnna, at: T0, ...given,
  }) // prettier-ignore

  test('when there is no such stage', async () => {
    expect(sentences(await whyNot({}, aState(), { type: 'stage', stage: 'gone' }))).toEqual(['There is no such stage.'])
  })

  test('when nothing sets it: only live flows count, and only those of this stage', async () => {
    const others = {
      a: { document: flows.f, status: 'paused' as const },
      b: aDocument({ start: byHand, up: setStage('sql') }, ['start.next > up']),
    }
    expect(sentences(await whyNot({ flows: others }, aState({ stage: 'lead' }), ask))).toEqual([
      'No flow that is live sets this stage.',
    ])
  })

  test('when a flow sets it, whether the contact is in the flow or not', async () => {
    expect(sentences(await whyNot({ flows }, aState({ stage: 'lead' }), ask))).toEqual([
      'The flow f sets this stage, and the contact is not in it.',
    ])
    const { state } = await live(aWorld({ flows }), aState({ stage: 'lead' }), [[0, putIn('f')]])
    expect(sentences(await whyNot({ flows }, state, ask))).toEqual([
      'The contact is in the flow f, which sets this stage, and has not come to that step.',
    ])
  })

  test('when it was refused: only writes of this stage, with their rule', async () => {
    const refused = [write({ rule: 'off-ladder' }), write({ rule: 'gone-rule' }), write({ after: 'sql' }), write({ field: 'status' })]
    const [first, second, third] = sentences(await whyNot({ flows }, aState({ stage: 'lead' }), ask, { refused }))
    expect(first).toMatch(/^It was to be set, and was refused\. .{20,}/)
    expect(second).toBe('It was to be set, and was refused. gone-rule')
    expect(third).toBe('The flow f sets this stage, and the contact is not in it.')
  }) // prettier-ignore

  test('when its entry criteria do not hold', async () => {
    const { crm } = aWorld({})
    const stages = crm.stages.map((stage) => (stage.id === 'mql' ? { ...stage, criteria: swede } : stage))
    const [first] = sentences(await whyNot({ flows, crm: { stages } }, aState({ stage: 'lead' }), ask))
    expect(first).toBe('The entry criteria of the stage do not hold.')
    const met = sentences(await whyNot({ flows, crm: { stages } }, aState({ stage: 'lead', country: 'SE' }), ask))
    expect(met).toHaveLength(1)
  })
})

describe('why a change was made is said', () => {
  const write = (given: Partial<Change>): Change => ({
    id: 5, record: 'contact', recordId: 1, contactId: 1, field: 'stage', before: null, after: 'mql', outcome: 'accepted',
    rule: null, cause: byAnna, at: T0, ...given,
  }) // prettier-ignore
  const told = (change: Change, around: readonly Change[] = []) =>
    explainChange({ change, around, runs: [] }).map(({ kind, text }) => `${kind}: ${said(text)}`)

  test.each([
    [{}, 'contact.stage became mql'],
    [{ before: 'lead' }, 'contact.stage changed from lead to mql'],
    [{ outcome: 'refused', rule: 'gone-rule' }, 'contact.stage was not set to mql. gone-rule'],
    [{ outcome: 'superseded', rule: 'gone-rule' }, 'contact.stage set to mql was superseded. gone-rule'],
  ] as const)('with what became of it: %o', (given, sentence) => {
    expect(told(write(given))).toEqual(['cause: Because of Anna', `write: ${sentence}`])
  })

  test('back through the rules of the workspace to whoever began', () => {
    const deal = write({ id: 3, record: 'deal', after: 'won' })
    const laterDeal = { ...deal, id: 9 }
    const contact = write({ id: 4, after: 'customer', cause: { by: 'rule', rule: 'won-deal', because: 'Big' } })
    const company = write({ id: 6, record: 'company', after: 'customer', cause: { by: 'rule', rule: 'contact-stage', because: 'Ann' } })
    const noise = [write({ id: 1, record: 'deal', outcome: 'refused' }), write({ id: 2, record: 'deal', field: 'amount' })]
    expect(told(contact, [...noise, deal, company])).toEqual([
      'cause: Because of Anna',
      'write: deal.stage became won',
      'cause: Because of the rule for won deals, because of “Big”',
      'write: contact.stage became customer',
      'follow: company.stage became customer',
    ])
    expect(told(contact, [...noise, write({ id: 3, record: 'company', after: 'won' }), laterDeal])).toEqual([
      'cause: Because of the rule for won deals, because of “Big”',
      'write: contact.stage became customer',
    ])
  }) // prettier-ignore

  test('no further back than rules can lead, where they go round in a circle', () => {
    const byRule = (id: number): Change => write({
      id, record: id % 2 ? 'company' : 'contact',
      cause: { by: 'rule', rule: id % 2 ? 'contact-stage' : 'company-stage', because: 'Ann' },
    }) // prettier-ignore
    const circle = Array.from({ length: 30 }, (_, at) => byRule(at + 1))
    const [last] = circle.slice(-1)
    expect(last && told(last, circle).filter((one) => one.startsWith('cause'))).toHaveLength(9)
  })

  test('step by step of the run that made it, and no further', async () => {
    const document = aDocument(
      { start: ['event', { name: 'Came', where: [], when: swede }], ask: ['branch', { when: old }], up: setStage('mql'), last: ['add-note', { text: 'x' }] },
      ['start.next > ask', 'ask.yes > up', 'up.next > last'],
    ) // prettier-ignore
    const { turns } = await live(aWorld({ flows: { f: document } }), aState({ country: 'SE', score: 50 }), [
      [0, did('Came')],
    ])
    const [turn] = turns
    const [change, run] = [turn?.changes[0], turn?.runs[0]?.run]
    if (!turn || !change || !run) throw new Error('Nothing was written.')
    const steps = turn.steps.map(({ step }: Turn['steps'][number]) => step)
    const links = explainChange({ change, around: [], runs: [{ run, steps, document }] })
    expect(links.map(({ kind, text, node, at }) => [kind, said(text), node, at])).toEqual([
      ['cause', 'Did “Came”', null, T0],
      ['trigger', 'That started the flow f at “start”', 'start', T0],
      ['step', '“ask” led on by “Yes”', 'ask', T0],
      ['step', expect.stringMatching(/^“up” led on by/), 'up', T0],
      ['write', 'contact.stage became mql', null, T0],
    ])
    const undrawn = explainChange({ change, around: [], runs: [{ run, steps, document: null }] })
    expect(undrawn.map(({ text }) => said(text)).slice(2, 4)).toEqual(['Came to “ask”', 'Came to “up”'])
    expect(told(change)[0]).toBe('cause: Because of the flow “Flow f”, step “Set stage”')
  })
})
