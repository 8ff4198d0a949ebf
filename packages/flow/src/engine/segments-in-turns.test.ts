import { describe, expect, test } from 'vitest'
import type { Condition } from '@etape/conditions'
import { takeTurn } from './take-turn.ts'
import { aDocument, aState, aWorld, byApi, did, inputs, putIn, T0, turnSettings, wrote } from './testing/a-world.ts'
import { byHand, note, setStage } from './testing/steps.ts'
import { take } from './testing/take.ts'

describe('segments', () => {
  const isSql = { fact: 'contact.stage', operator: 'equal', value: 'sql' } as const
  const segments: Record<string, Condition> = {
    sql: isSql,
    hot: {
      all: [
        { fact: 'segments', operator: 'in-segment', value: 'sql' },
        { fact: 'contact.score', operator: 'at-least', value: 5 },
      ],
    },
  }

  test('a segment that reads another follows it', async () => {
    const turn = await take(aWorld({ segments }), aState({ score: 9, stage: 'lead' }), wrote({ stage: 'sql' }))
    expect(turn.memberships.map(({ segment, moved }) => [segment, moved])).toEqual([['sql', 'entered'], ['hot', 'entered']])
    expect(turn.memberships[0]).toMatchObject({ cause: byApi, verdict: { holds: true, found: 'sql' } })
  }) // prettier-ignore

  test('a branch after a write sees the segments as they are then', async () => {
    const flow = aDocument(
      {
        start: byHand,
        up: setStage('sql'),
        asks: ['branch', { when: { fact: 'segments', operator: 'in-segment', value: 'hot' } }],
        said: note('Hot'),
      },
      ['start.next > up', 'up.next > asks', 'asks.yes > said'],
    )
    const turn = await take(aWorld({ segments, flows: { flow } }), aState({ score: 9, stage: 'lead' }), putIn('flow'))
    expect(turn.notes).toHaveLength(1)
  })

  test('a segment nothing of which was touched is not judged', async () => {
    const world = aWorld({ segments })
    let asked = 0
    const settings = turnSettings(world)
    const counted = { ...settings, judge: (...asking: Parameters<typeof settings.judge>) => { asked += 1; return settings.judge(...asking) } } // prettier-ignore
    await takeTurn(aState({ stage: 'lead' }, { inputs: inputs(wrote({ city: 'Lund' })) }), world, counted)
    expect(asked).toBe(0)
  })

  test('time empties and fills segments at the moment it does', async () => {
    const world = aWorld({
      segments: {
        silent: { fact: 'events', params: { name: 'Came', within: { days: 30 } }, operator: 'did-not', value: null },
      },
    })
    const first = await take(world, aState({}, { segments: new Map([['silent', 0]]) }), did('Came'))
    expect(first.memberships).toMatchObject([{ segment: 'silent', moved: 'left' }])
    expect(first.dueAt).toBe(T0 + 30 * 86_400_000)
    const events = [{ name: 'Came', at: T0, properties: {} }]
    const later = await takeTurn(aState({}, { events }), world, turnSettings(world, first.dueAt ?? 0))
    expect(later.memberships).toMatchObject([
      { segment: 'silent', moved: 'entered', cause: { by: 'system', reason: 'time' } },
    ])
  })

  test('a review looks at every segment again', async () => {
    const cause = { by: 'segment-definition', segment: 'sql', name: 'sql' } as const
    const turn = await take(aWorld({ segments }), aState({ stage: 'sql' }), { type: 'review', cause })
    expect(turn.memberships).toMatchObject([{ segment: 'sql', moved: 'entered', cause }])
  })

  test('conditions of a deleted field leave their segment alone and are reported', async () => {
    const world = aWorld({ segments: { broken: { fact: 'contact.gone', operator: 'is-set', value: null } } })
    expect(world.problems).toMatchObject([{ code: 'run/condition-invalid' }])
    expect((await take(world, aState(), wrote({ city: 'Lund' }))).memberships).toEqual([])
  })
})

test('the world knows which events its conditions read, wherever they stand', () => {
  const event = (name: string) => ({ fact: 'events', params: { name }, operator: 'did', value: null }) as const
  const flow = aDocument(
    { start: byHand, wait: ['wait-for', { for: { type: 'condition', when: event('Paid') }, timeout: null }] },
    ['start.next > wait'],
    { goal: event('Bought') },
  )
  const world = aWorld({ flows: { flow }, segments: { active: event('Came') } })
  expect([...world.eventsRead].sort()).toEqual(['Bought', 'Came', 'Paid'])
})
