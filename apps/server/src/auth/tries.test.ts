import { expect, test } from 'vitest'
import { countTries } from './tries.ts'

const failing = (times: number) => {
  const tries = countTries()
  for (let index = 0; index < times; index += 1) tries.failed(['anna'], 0)
  return tries
}

test('ten failures are free', () => {
  expect(failing(9).waitMs(['anna'], 0)).toBe(0)
  expect(failing(10).waitMs(['anna'], 0)).toBe(5_000)
})

test('each further failure doubles the wait, up to a quarter of an hour', () => {
  expect(failing(12).waitMs(['anna'], 0)).toBe(20_000)
  expect(failing(40).waitMs(['anna'], 0)).toBe(900_000)
})

test('success and half an hour of peace forgive', () => {
  const tries = failing(12)
  tries.succeeded(['anna'])
  expect(tries.waitMs(['anna'], 0)).toBe(0)
  const patient = failing(12)
  patient.failed(['anna'], 2_000_000)
  expect(patient.waitMs(['anna'], 2_000_000)).toBe(0)
})

test('somebody else does not wait', () => {
  expect(failing(12).waitMs(['bo'], 0)).toBe(0)
})
