import { expect, test } from 'vitest'
import { compareRuns } from './compare.ts'
import { readKept } from './keep.ts'
import { recordAll } from './record.ts'

test('50 recorded runs go as they went, to the letter', async () => {
  const kept = readKept()
  expect(kept.length).toBeGreaterThanOrEqual(50)
  expect(compareRuns(kept, await recordAll())).toEqual([])
})

test('what goes another way is named', () => {
  const [run] = readKept()
  if (!run) throw new Error('There are no recorded runs.')
  const other = { ...run, steps: [...run.steps, 'one more'], outcome: 'failed' }
  expect(compareRuns([run], [other])).toEqual([
    `${run.flow} ${run.seed}: steps ${run.steps.length + 1} was not there\n    and is one more`,
    `${run.flow} ${run.seed}: ends as “failed”, was “${run.outcome}”`,
  ])
  expect(compareRuns([run], [])).toEqual([`${run.flow} ${run.seed} is gone`])
  expect(compareRuns([], [run])).toEqual([`${run.flow} ${run.seed} is new`])
})
