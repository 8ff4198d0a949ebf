import { expect, test } from 'vitest'
import { aDocument, aState, aWorld, day, did, T0 } from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { came, note } from './testing/steps.ts'

test('a segment of those in a flow, or who have been in it, follows it in the same turn', async () => {
  const been = { fact: 'flows', operator: 'been-in-flow', value: 'greet' } as const
  const flow = aDocument({ start: came, wait: ['wait', { for: { days: 1 } }] }, ['start.next > wait'])
  const follows = aDocument({ start: ['segment-entered', { segment: 'been', when: null }], said: note('Been') }, [
    'start.next > said',
  ])
  const segments = {
    been,
    now: { ...been, operator: 'in-flow' },
    never: { ...been, operator: 'never-in-flow' },
  } as const
  const world = aWorld({ flows: { greet: flow, follows }, segments })
  const inNever = aState({}, { segments: new Map([['never', T0 - day]]) })
  const { turns } = await live(world, inNever, [[0, did('Came')], [day], [2 * day, did('Came')]])
  const moved = turns.map(({ memberships }) => memberships.map(({ segment, moved: how }) => `${segment} ${how}`))
  expect(moved).toEqual([['been entered', 'now entered', 'never left'], ['now left'], ['now entered']])
  expect(turns.map(({ notes }) => notes.map(({ text }) => text))).toEqual([['Been'], [], []])
})

test('a goal on another flow is reached when the contact comes into that', async () => {
  const goal = { fact: 'flows', operator: 'in-flow', value: 'second' } as const
  const waits = ['wait', { for: { days: 9 } }] as const
  const first = aDocument({ start: came, wait: waits }, ['start.next > wait'], { goal })
  const second = aDocument({ start: ['event', { name: 'Went', where: [], when: null }], wait: waits }, [
    'start.next > wait',
  ])
  const segments = { left: { ...goal, operator: 'not-in-flow', value: 'first' } } as const
  const { turns } = await live(aWorld({ flows: { first, second }, segments }), aState(), [
    [0, did('Came')],
    [1, did('Went')],
  ])
  expect(turns[1]?.runs.map(({ run }) => [run.flow, run.outcome])).toEqual([
    ['first', 'goal-reached'],
    ['second', null],
  ])
  expect(turns[1]?.memberships).toMatchObject([{ segment: 'left', moved: 'entered' }])
})
