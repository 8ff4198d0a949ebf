import { expect, test } from 'vitest'
import { againBy, simulateMany, type Outcome, type Seeds } from './simulate-many.ts'

async function play(seeds: Seeds): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  await simulateMany(seeds, (outcome) => outcomes.push(outcome))
  expect(outcomes.length).toBe(seeds.count)
  return outcomes.sort((left, right) => left.seed - right.seed)
}

/** The seeds that fail, each with what is wrong and the command that plays it again. */
const faultyOf = (outcomes: readonly Outcome[], { on }: Seeds): string[] =>
  outcomes.flatMap(({ seed, faults }) => (faults.length === 0 ? [] : [`${againBy(seed, on)}: ${faults.join('; ')}`]))

const seeds: Seeds = { from: 1, count: 2000, on: 'sqlite' }
const again: Seeds = { from: 901, count: 200, on: 'sqlite' }
const onPostgres: Seeds = { from: 1, count: 25, on: 'postgres' }

// What is drawn and never reached would be proven of nothing.
const everyKind = [
  'add-note', 'branch', 'call-webhook', 'create-deal', 'end', 'event', 'field-changed', 'segment-entered', 'send-email',
  'set-field', 'set-stage', 'set-status', 'stage-changed', 'wait', 'wait-for',
] // prettier-ignore

test('nothing is lost and nothing happens twice in 2,000 simulated workspaces, and 200 of them played again have the same story', async () => {
  const outcomes = await play(seeds)
  expect(faultyOf(outcomes, seeds)).toEqual([])
  expect([...new Set(outcomes.flatMap(({ kinds }) => kinds))].sort()).toEqual(everyKind)
  const before = outcomes.filter(({ seed }) => seed >= again.from && seed < again.from + again.count)
  expect(await play(again)).toEqual(before)
}, 1_200_000)

test('nor in 25 on PostgreSQL', async () => {
  expect(faultyOf(await play(onPostgres), onPostgres)).toEqual([])
}, 600_000)
