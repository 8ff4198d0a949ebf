import { expect, test } from 'vitest'
import { virtualClock } from './clock.ts'
import { passTime } from './pass-time.ts'

test('time stops at each moment something is due, and the engine settles there', async () => {
  const clock = virtualClock(0)
  const due = [30, 10, 20]
  const settledAt: number[] = []
  const idle = async () => {
    settledAt.push(clock.now())
    for (const moment of due.filter((one) => one <= clock.now())) due.splice(due.indexOf(moment), 1)
  }
  const nextDueAt = async () => (due.length === 0 ? null : Math.min(...due))
  const store = { turns: { nextDueAt }, deliveries: { nextDueAt: async () => null } } as never
  await passTime({ clock, store, runtime: { idle } }, 25)
  expect(settledAt).toEqual([0, 10, 20, 25])
  expect(due).toEqual([30])
})

test('what stays due does not hold the clock', async () => {
  const clock = virtualClock(100)
  const store = { turns: { nextDueAt: async () => 50 }, deliveries: { nextDueAt: async () => null } } as never
  await passTime({ clock, store, runtime: { idle: async () => {} } }, 200)
  expect(clock.now()).toBe(200)
})
