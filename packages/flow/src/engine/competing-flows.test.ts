import { describe, expect, test } from 'vitest'
import { aDocument, aState, aWorld, did } from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { came, note, setField, setStage } from './testing/steps.ts'
import { take, told } from './testing/take.ts'

describe('two flows writing one field in one turn', () => {
  const both = (a: readonly unknown[], b: readonly unknown[], [first, second] = [90, 10]) =>
    aWorld({
      flows: {
        a: aDocument({ start: came, write: a as never }, ['start.next > write'], { priority: first }),
        b: aDocument({ start: came, write: b as never }, ['start.next > write'], { priority: second }),
      },
    })

  test('of two stages the higher stays, and the lower is superseded, whatever the priorities', async () => {
    const turn = await take(both(setStage('mql'), setStage('sql')), aState({ stage: 'lead' }), did('Came'))
    expect(told(turn)).toEqual([
      ['contact.stage', 'mql', 'superseded', 'higher-stage-won'],
      ['contact.stage', 'sql', 'accepted', null],
    ])
    expect(turn.changes[1]?.before).toBe('lead')
    const other = await take(both(setStage('sql'), setStage('mql')), aState({ stage: 'lead' }), did('Came'))
    expect(told(other)).toEqual([
      ['contact.stage', 'sql', 'accepted', null],
      ['contact.stage', 'mql', 'superseded', 'higher-stage-won'],
    ])
  })

  test('otherwise the flow with the higher priority wins, and goes first', async () => {
    const turn = await take(
      both(setField('contact.city', 'Lund'), setField('contact.city', 'Nice'), [10, 90]),
      aState(),
      did('Came'),
    )
    expect(told(turn)).toEqual([
      ['contact.city', 'Nice', 'accepted', null],
      ['contact.city', 'Lund', 'superseded', 'higher-priority-won'],
    ])
    expect(turn.contact?.fields['city']).toBe('Nice')
  })

  test('what is added is added by each, also to what another flow has set at the same moment', async () => {
    const adding = (step: readonly [string, unknown], priority: number) =>
      aDocument({ start: came, step }, ['start.next > step'], { priority })
    const score = (change: 'add' | 'remove', points: number) => ['change-score', { change, points }] as const
    const set = ['set-field', { field: 'contact.score', to: { type: 'value', value: 100 } }] as const
    const more = ['set-field', { field: 'contact.score', to: { type: 'add', by: 5 } }] as const
    const three = aWorld({
      flows: { a: adding(score('add', 10), 50), b: adding(more, 50), c: adding(score('remove', 1), 10) },
    })
    const { turns, state } = await live(three, aState({ score: 1 }), [[0, did('Came')]])
    expect(state.contact.fields['score']).toBe(15)
    expect(turns[0]?.changes.map(({ before, after, outcome }) => [before, after, outcome])).toEqual([
      [1, 11, 'accepted'],
      [11, 16, 'accepted'],
      [16, 15, 'accepted'],
    ])
    const mixed = aWorld({ flows: { a: adding(set, 90), b: adding(more, 50), c: adding(set, 10) } })
    const after = await live(mixed, aState({ score: 1 }), [[0, did('Came')]])
    expect(after.state.contact.fields['score']).toBe(105)
    expect(after.turns[0]?.changes.map(({ after: value, outcome }) => [value, outcome])).toEqual([
      [100, 'accepted'],
      [105, 'accepted'],
      [100, 'superseded'],
    ])
  })

  test('a superseded stage starts nothing', async () => {
    const flows = {
      a: aDocument({ start: came, write: setStage('mql') }, ['start.next > write']),
      b: aDocument({ start: came, write: setStage('sql') }, ['start.next > write']),
      c: aDocument({ start: ['stage-changed', { from: 'lead', to: null, when: null }], said: note('Moved') }, [
        'start.next > said',
      ]),
    }
    const turn = await take(aWorld({ flows }), aState({ stage: 'lead' }), did('Came'))
    expect(turn.runs.map(({ run }) => run.flow)).toEqual(['a', 'b', 'c'])
    expect(turn.runs[2]?.run.start.because).toMatchObject({ values: { from: { value: 'lead' }, to: { value: 'sql' } } })
  })

  test('a flow that reacts to a write does not compete with it', async () => {
    const flows = {
      a: aDocument(
        { start: came, write: ['set-status', { record: 'contact', status: 'new' }] },
        ['start.next > write'],
        { priority: 90 },
      ),
      b: aDocument(
        {
          start: ['field-changed', { field: 'contact.status', from: null, to: 'new', when: null }],
          write: ['set-status', { record: 'contact', status: 'open' }],
        },
        ['start.next > write'],
        { priority: 10 },
      ),
    }
    const turn = await take(aWorld({ flows }), aState(), did('Came'))
    expect(turn.contact?.fields['status']).toBe('open')
  })
})
