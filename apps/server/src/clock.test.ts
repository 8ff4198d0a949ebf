import { expect, test } from 'vitest'
import { virtualClock } from './clock.ts'

test('a virtual clock rings in the order of the moments, and not before them', () => {
  const clock = virtualClock(0)
  const rung: string[] = []
  clock.callAt(20, () => rung.push('later'))
  clock.callAt(10, () => rung.push('sooner'))
  clock.moveTo(15)
  expect(rung).toEqual(['sooner'])
  clock.moveTo(30)
  expect(rung).toEqual(['sooner', 'later'])
})

test('what is called off does not ring', () => {
  const clock = virtualClock(0)
  let rung = 0
  clock.callAt(10, () => (rung += 1))()
  clock.moveTo(20)
  expect(rung).toBe(0)
})

test('it does not run backwards', () => {
  const clock = virtualClock(100)
  clock.moveTo(50)
  expect(clock.now()).toBe(100)
})
