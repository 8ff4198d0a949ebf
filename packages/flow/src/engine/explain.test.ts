import type { Condition } from '@etape/conditions'
import type { Change } from '@etape/crm'
import { describe, expect, test } from 'vitest'
import { explainAbsence, type AbsenceHistory, type AbsenceQuestion } from './explain-absence.ts'
import { explainChange } from './explain-change.ts'
import {
  aCompany,
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
import { byHand } from './testing/steps.ts'
import type { ContactState, Turn } from './turn.ts'

const swede: Condition = { fact: 'contact.country', operator: 'equal', value: 'SE' }
const old: Condition = { fact: 'contact.score', operator: 'at-least', value: 40 }
const came = ['event', { name: 'Came', where: [], when: swede }] as const
const toMql = ['set-stage', { record: 'contact', stage: 'mql', allowBackward: false }] as const

async function whyNot(parts: WorldParts, state: ContactState, question: AbsenceQuestion, history: AbsenceHistory = {}) {
  const world = aWorld(parts)
  const { now, zone, judge } = turnSettings(world, T0 + day)
  return explainAbsence({ state, world, settings: { now, zone, judge }, history }, question)
}

const rules = ({ blocks }: { blocks: readonly { rule: string; node: string | null }[] }) =>
  blocks.map(({ rule, node }) => (node ? `${rule} at ${node}` : rule))

describe('why a contact is not in a flow', () => {
  const document = aDocument({ start: came, wait: ['wait', { for: { days: 9 } }] }, ['start.next > wait'], {
    suppress: old,
  })

  test('the extra condition of the trigger does not hold: its missing line is named with what was found', async () => {
    const answer = await whyNot({ flows: { f: document } }, aState({ country: 'FR' }), { type: 'flow', flow: 'f' })
    expect(answer).toMatchObject({ isThere: false, blocks: [{ rule: 'condition-fails', node: 'start' }] })
    expect(answer.blocks[0]?.missing).toMatchObject([
      { comparison: swede, found: 'FR', text: { text: 'Not so: {condition}' } },
    ])
  })

  test('nothing started it', async () => {
    const answer = await whyNot({ flows: { f: document } }, aState({ country: 'SE' }), { type: 'flow', flow: 'f' })
    expect(rules(answer)).toEqual(['nothing-started-it at start'])
  })

  test('suppression, a pause and having been there once are all named', async () => {
    const past = [{ flow: 'f', key: '', runs: 1, lastEndedAt: T0 }]
    const once = aDocument({ start: byHand }, [], { suppress: old, entry: 'once' })
    const flows = { f: { document: once, status: 'paused' as const } }
    const answer = await whyNot({ flows }, aState({ score: 50 }, { past }), { type: 'flow', flow: 'f' })
    expect(rules(answer)).toEqual(['paused', 'came-once', 'suppressed', 'nothing-started-it at start'])
  })

  test('a cool-down says until when', async () => {
    const cooling = aDocument({ start: byHand }, [], { entry: { rule: 'cool-down', coolDown: { days: 3 } } })
    const past = [{ flow: 'f', key: '', runs: 1, lastEndedAt: T0 }]
    const answer = await whyNot({ flows: { f: cooling } }, aState({}, { past }), { type: 'flow', flow: 'f' })
    expect(answer.blocks[0]).toMatchObject({ rule: 'cooling-down', until: T0 + 3 * day })
  })

  test('one who waits for a place under the cap is told when it comes', async () => {
    const queued = { type: 'event', name: 'Came', properties: {}, eventId: 1 } as const
    const waitsForPlace = { type: 'enrol', flow: 'f', node: 'start', cause: byAnna, queued } as const
    const answer = await whyNot(
      { flows: { f: document } },
      aState({}, { later: [{ content: waitsForPlace, dueAt: T0 + 3 * day }] }),
      { type: 'flow', flow: 'f' },
    )
    expect(answer.blocks).toMatchObject([{ rule: 'queued', until: T0 + 3 * day }])
  })

  test('one who is in it is there, and a flow that is not published is said not to be', async () => {
    const { state } = await live(aWorld({ flows: { f: document } }), aState({ country: 'SE' }), [[0, did('Came')]])
    expect(await whyNot({ flows: { f: document } }, state, { type: 'flow', flow: 'f' })).toEqual({
      isThere: true,
      blocks: [],
    })
    expect(rules(await whyNot({}, state, { type: 'flow', flow: 'f' }))).toEqual(['not-there'])
  })
})

describe('why a contact has not come to a node', () => {
  const document = aDocument(
    {
      start: byHand,
      ask: ['branch', { when: swede }],
      wait: ['wait', { for: { days: 9 } }],
      late: ['add-note', { text: 'Late' }],
      other: ['add-note', { text: 'Other' }],
    },
    ['start.next > ask', 'ask.yes > wait', 'wait.done > late', 'ask.no > other'],
  )
  const parts = { flows: { f: document } }
  const begun = (country: string) => live(aWorld(parts), aState({ country }), [[0, putIn('f')]])
  const history = ({ turns }: { turns: readonly Turn[] }): AbsenceHistory => {
    const run = turns[0]?.runs[0]?.run
    return run ? { latest: { run, steps: turns[0]?.steps.map(({ step }) => step) ?? [] } } : {}
  }

  test('it waits on the way there, and says until when', async () => {
    const told = await begun('SE')
    const answer = await whyNot(parts, told.state, { type: 'node', flow: 'f', node: 'late' }, history(told))
    expect(answer.blocks).toMatchObject([{ rule: 'waits', node: 'wait', until: T0 + 9 * day }])
  })

  test('it was turned off at a branch: the line and the value are named', async () => {
    const told = await begun('FR')
    const answer = await whyNot(parts, told.state, { type: 'node', flow: 'f', node: 'wait' }, history(told))
    expect(answer.blocks).toMatchObject([
      { rule: 'turned-off', node: 'ask', missing: [{ comparison: swede, found: 'FR' }] },
    ])
  })

  test('it never came into the flow', async () => {
    const answer = await whyNot(parts, aState(), { type: 'node', flow: 'f', node: 'late' })
    expect(rules(answer)).toEqual(['nothing-started-it at start'])
  })

  test('it has been there', async () => {
    const told = await begun('FR')
    const answer = await whyNot(parts, told.state, { type: 'node', flow: 'f', node: 'other' }, history(told))
    expect(answer.isThere).toBe(true)
  })
})

describe('why a contact is not in a segment', () => {
  const seen: Condition = {
    fact: 'events',
    params: { name: 'Came', within: { days: 3 } },
    operator: 'did-not',
    value: null,
  }

  test('the lines that keep it out are named, through all, any and not', async () => {
    const condition: Condition = { all: [swede, { any: [old, { not: swede }] }] }
    const answer = await whyNot({ segments: { s: condition } }, aState({ country: 'SE', score: 3 }), {
      type: 'segment',
      segment: 's',
    })
    expect(answer.blocks[0]?.missing.map(({ text, found }) => [text.text, found])).toEqual([
      ['Not so: {condition}', 3],
      ['So, and must not be: {condition}', 'SE'],
    ])
  })

  test('when time alone could bring it in is said', async () => {
    const events = [{ name: 'Came', at: T0, properties: {} }]
    const answer = await whyNot({ segments: { s: seen } }, aState({}, { events }), { type: 'segment', segment: 's' })
    expect(answer.blocks[0]).toMatchObject({ rule: 'condition-fails', until: T0 + 3 * day })
  })

  test('nobody put it on the list', async () => {
    expect(rules(await whyNot({ segments: { s: 'static' } }, aState(), { type: 'segment', segment: 's' }))).toEqual([
      'not-on-list',
    ])
  })
})

describe('why a contact is not at a stage', () => {
  const refused: Change = {
    id: 1, record: 'contact', recordId: 1, contactId: 1, field: 'stage', before: 'customer', after: 'mql', outcome: 'refused',
    rule: 'forward-only', cause: { by: 'system', reason: '' }, at: T0,
  } // prettier-ignore

  test('a refused write is named with its rule, and so is the flow that would set it', async () => {
    const flow = aDocument({ start: byHand, win: toMql }, ['start.next > win'])
    const question = { type: 'stage', stage: 'mql' } as const
    const answer = await whyNot({ flows: { flow } }, aState({ stage: 'customer' }), question, { refused: [refused] })
    expect(rules(answer)).toEqual(['write-refused', 'write-refused', 'nothing-started-it'])
    expect(rules(await whyNot({}, aState({ stage: 'lead' }), question))).toEqual(['nothing-sets-it'])
    expect((await whyNot({}, aState({ stage: 'mql' }), question)).isThere).toBe(true)
  })
})

describe('why a change was made', () => {
  test('event, trigger with its lines, steps, the write, and what the rules wrote because of it', async () => {
    const document = aDocument({ start: came, ask: ['branch', { when: old }], win: toMql }, [
      'start.next > ask',
      'ask.yes > win',
    ])
    const told = await live(
      aWorld({ flows: { f: document } }),
      aState(
        { country: 'SE', score: 50, stage: 'lead', email: 'ann@acme.test' },
        { company: aCompany({ stage: 'lead' }) },
      ),
      [[0, did('Came')]],
    )
    const [turn] = told.turns
    const change = turn?.changes.find(({ record }) => record === 'contact')
    const run = turn?.runs[0]?.run
    if (!turn || !change || !run) throw new Error('Nothing was written.')
    const steps = turn.steps.map(({ step }) => step)
    const around = turn.changes.filter(({ id }) => id !== change.id)
    const links = explainChange({ change, around, runs: [{ run, steps, document }] })
    expect(links.map(({ kind, node }) => (node ? `${kind} ${node}` : kind))).toEqual([
      'cause', 'trigger start', 'step ask', 'step win', 'write', 'follow',
    ]) // prettier-ignore
    expect(links[0]?.text).toEqual({ text: 'Did “{event}”', values: { event: 'Came' } })
    expect(links[1]?.verdicts).toMatchObject([{ holds: true, found: 'SE' }])
    expect(links[2]).toMatchObject({
      verdicts: [{ holds: true, found: 50 }],
      text: { values: { outlet: { text: 'Yes' } } },
    })
    expect(links[5]?.change).toMatchObject({ record: 'company', field: 'stage', after: 'mql' })
    const followed = explainChange({ change: around[0] ?? change, around: [change], runs: [{ run, steps, document }] })
    expect(followed.map(({ kind }) => kind)).toEqual(['cause', 'trigger', 'step', 'step', 'write', 'cause', 'write'])
  })

  test('a write by a person names the person', () => {
    const change: Change = {
      id: 1, record: 'contact', recordId: 1, contactId: 1, field: 'stage', before: null, after: 'mql', outcome: 'accepted', rule: null,
      cause: { by: 'person', user: 'anna', name: 'Anna' }, at: T0,
    } // prettier-ignore
    const links = explainChange({ change, around: [], runs: [] })
    expect(links.map(({ kind }) => kind)).toEqual(['cause', 'write'])
    expect(links[0]?.text).toMatchObject({ values: { cause: { values: { name: 'Anna' } } } })
  })
})
