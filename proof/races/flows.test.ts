import { rankOf, defaultCrmSettings } from '@etape/crm'
import { expect, test } from 'vitest'
import { chanceFrom, type Chance } from '../../apps/server/src/demo/chance.ts'
import {
  aDocument,
  aState,
  aWorld,
  byAnna,
  day,
  did,
  putIn,
  someIds,
} from '../../packages/flow/src/engine/testing/a-world.ts'
import { live } from '../../packages/flow/src/engine/testing/live.ts'

const { stages } = defaultCrmSettings()
const ladder = ['lead', 'mql', 'sql', 'opportunity', 'customer'] as const
const cities = ['Lund', 'Nice', 'Umeå', 'Paris'] as const

interface Rival {
  city: string
  stage: string
  priority: number
}

const worldOf = (rivals: readonly Rival[]) =>
  aWorld({
    flows: Object.fromEntries(
      rivals.map(({ city, stage, priority }, at) => [
        `f${at}`,
        aDocument(
          {
            start: ['event', { name: 'Came', where: [], when: null }],
            city: ['set-field', { field: 'contact.city', to: { type: 'value', value: city } }],
            stage: ['set-stage', { record: 'contact', stage, allowBackward: false }],
          },
          ['start.next > city', 'city.next > stage'],
          { priority },
        ),
      ]),
    ),
  })

const anyRivals = (chance: Chance): Rival[] =>
  Array.from({ length: chance.between(2, 10) }, () => ({
    city: chance.pick(cities),
    stage: chance.pick(ladder),
    priority: chance.between(0, 5) * 10,
  }))

test('of two to ten flows that set the same field and stage at once the rules say which stands, and the history is one chain', async () => {
  const chance = chanceFrom(8)
  for (let round = 0; round < 300; round += 1) {
    const rivals = anyRivals(chance)
    const { turns, state } = await live(worldOf(rivals), aState({ stage: 'subscriber' }), [[0, did('Came')]])
    // Who has the highest priority, and of those who came first; of stages the highest, whoever it is.
    const first = rivals.toSorted((left, right) => right.priority - left.priority)[0]
    const highest = rivals.map(({ stage }) => stage).toSorted((left, right) => (rankOf(stages, right) ?? 0) - (rankOf(stages, left) ?? 0))[0] // prettier-ignore
    expect(state.contact.fields).toMatchObject({ city: first?.city, stage: highest })
    for (const [field, before] of [
      ['city', null],
      ['stage', 'subscriber'],
    ] as const) {
      const accepted = (turns[0]?.changes ?? []).filter((change) => change.field === field && change.outcome === 'accepted') // prettier-ignore
      expect(accepted).toMatchObject([{ before, after: state.contact.fields[field] }])
    }
    expect(turns[0]?.runs.map(({ run }) => run.status)).toEqual(rivals.map(() => 'ended'))
  }
})

const fails = ['create-deal', { name: 'D', stage: { pipeline: 'gone', stage: 'gone' }, amount: null, currency: null, owner: { type: 'nobody' }, withCompany: false }] as const // prettier-ignore
const orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] as const // prettier-ignore

test.each(orders)('taking out, going on and coming in again, in the order %i %i %i, leave one run at most under way', async (...order) => {
  const flow = aDocument(
    { start: ['by-hand', { when: null }], deal: fails, wait: ['wait', { for: { days: 1 } }] },
    ['start.next > wait', 'wait.done > deal'],
    { entry: 'again-after-leaving' },
  )
  const world = aWorld({ flows: { f: flow } })
  const begun = await live(world, aState(), [[0, putIn('f')], [day]])
  const failed = begun.turns[1]?.runs[0]?.run
  expect(failed).toMatchObject({ status: 'failed' })
  const acts = [
    { type: 'leave-flow', flow: 'f', runId: null, cause: byAnna },
    { type: 'resume-run', runId: failed?.id ?? 0, cause: byAnna },
    putIn('f'),
  ] as const
  const withFailed = { ...begun.state, runs: failed ? [failed] : [] }
  const contents = order.map((at) => acts[at])
  const later = () => ({ ids: someIds(2000) })
  const together = await live(world, withFailed, [[2 * day, ...contents]], later())
  const apart = await live(world, withFailed, contents.map((content, at) => [2 * day + at, content] as const), later())
  for (const { state } of [together, apart]) {
    const waiting = state.runs.filter(({ status }) => status === 'waiting')
    expect(waiting.length).toBeLessThanOrEqual(1)
    expect(new Set(waiting.map(({ key }) => key)).size).toBe(waiting.length)
  }
  // Taken out last, nobody is in it.
  const underWay = [together, apart].map(({ state }) => state.runs.length)
  expect(order[2] === 0 ? underWay : [0, 0]).toEqual([0, 0])
}) // prettier-ignore
