import { describe, expect, test } from 'vitest'
import { aDocument, aState, aWorld, putIn } from './testing/a-world.ts'
import { byHand, note, setField, setStage } from './testing/steps.ts'
import { take, told } from './testing/take.ts'

describe('a refused write', () => {
  test('is a change with its rule, and a note on the step that goes on', async () => {
    const world = aWorld({
      flows: {
        f: aDocument({ start: byHand, back: setStage('lead'), said: note('On') }, [
          'start.next > back',
          'back.next > said',
        ]),
      },
    })
    const turn = await take(world, aState({ stage: 'customer' }), putIn('f'))
    expect(told(turn)).toEqual([['contact.stage', 'lead', 'refused', 'forward-only']])
    expect(turn.contact).toBeNull()
    expect(turn.steps[1]?.step.note).toMatchObject({ text: '{field} was not set to {value}. {rule}' })
    expect(turn.notes).toHaveLength(1)
  })

  test('of a company that is not there is a note', async () => {
    const world = aWorld({
      flows: { f: aDocument({ start: byHand, set: setField('company.country', 'SE') }, ['start.next > set']) },
    })
    const turn = await take(world, aState(), putIn('f'))
    expect([turn.changes, turn.steps[1]?.step.state]).toEqual([[], 'left'])
    expect(turn.steps[1]?.step.note).not.toBeNull()
  })
})

test('texts written to a number field are read as numbers, and refused when they are none', async () => {
  const copy = (text: string) =>
    aDocument({ start: byHand, set: ['set-field', { field: 'contact.score', to: { type: 'text', text } }] }, [
      'start.next > set',
    ])
  const world = aWorld({ flows: { good: copy('{{ city }}'), bad: copy('much') } })
  const turn = await take(world, aState({ city: '12' }), putIn('good'), putIn('bad'))
  expect(told(turn)).toEqual([
    ['contact.score', 12, 'accepted', null],
    ['contact.score', 'much', 'refused', 'wrong-type'],
  ])
})

test('messages get a key that is the same over every retry', async () => {
  const notify = [
    'notify',
    { to: { type: 'team', team: 'sales' }, title: '{{ first_name | Somebody }} came', body: null, alsoByEmail: false },
  ] as const
  const world = aWorld({ flows: { f: aDocument({ start: byHand, tell: notify }, ['start.next > tell']) } })
  const turn = await take(world, aState({ first_name: 'Åsa' }), putIn('f'))
  expect(turn.deliveries).toMatchObject([
    { key: '1000:tell:2:1', runId: 1000, stepId: 1001, message: { channel: 'notification', title: 'Åsa came' } },
  ])
})
