import { expect, test } from 'vitest'
import { timeInStages } from './time-in-stages.ts'

test('a stage that was stood in twice counts both times, the present one until now', () => {
  const stays = [
    { stage: 'lead', enteredAt: 0, leftAt: 10 },
    { stage: 'mql', enteredAt: 10, leftAt: 10 },
    { stage: 'lead', enteredAt: 20, leftAt: null },
  ]
  expect([...timeInStages(stays, 25)]).toEqual([
    ['lead', 15],
    ['mql', 0],
  ])
})
