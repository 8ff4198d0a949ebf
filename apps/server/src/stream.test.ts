import { expect, test, vi } from 'vitest'
import { virtualClock } from './clock.ts'
import { openStream } from './stream.ts'

test('what changes often is told at once and then four times a second', () => {
  vi.useFakeTimers()
  const stream = openStream(virtualClock(0))
  const heard: (string | null)[] = []
  stream.listen(({ id }) => heard.push(id))
  stream.publish('contact', '1')
  stream.publish('contact', '2')
  stream.publish('contact', '2')
  expect(heard).toEqual(['1'])
  vi.advanceTimersByTime(250)
  expect(heard).toEqual(['1', '2'])
  stream.publish('contact', '3')
  stream.publish('contact', '4')
  vi.advanceTimersByTime(250)
  expect(heard).toEqual(['1', '2', null])
  vi.advanceTimersByTime(1000)
  expect(heard).toEqual(['1', '2', null])
  vi.useRealTimers()
})
