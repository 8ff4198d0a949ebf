import { setImmediate, setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { shareLoop } from './shared-loop.ts'

const holdMs = 15

test('a request that waits is answered between two parts of a long work', async () => {
  const loop = shareLoop()
  const answered: string[] = []
  void setImmediate().then(() => answered.push('request'))
  hold(holdMs)
  await loop.giveWay()
  answered.push('work')
  expect(answered).toEqual(['request', 'work'])
})

test('a work that has just let others in goes on at once', async () => {
  const loop = shareLoop()
  await loop.leaveUntil(setImmediate())
  let answered = false
  void setImmediate().then(() => (answered = true))
  await loop.giveWay()
  expect(answered).toBe(false)
})

test('requests are many when they take much of the time, and no longer when they have ceased', async () => {
  const loop = shareLoop()
  void requestsFor(5 * holdMs)
  await loop.leaveUntil(setTimeout(5 * holdMs))
  expect(loop.wereMany()).toBe(true)
  hold(5 * holdMs)
  await loop.leaveUntil(setImmediate())
  expect(loop.wereMany()).toBe(false)
})

async function requestsFor(ms: number): Promise<void> {
  const began = performance.now()
  while (performance.now() - began < ms) {
    hold(1)
    await setImmediate()
  }
}

function hold(ms: number): void {
  const began = performance.now()
  while (performance.now() - began < ms);
}
