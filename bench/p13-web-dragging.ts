import type { Page } from '@playwright/test'
import { drawFlow, tidyFlow } from '@etape/flow'
import type { Benchmark } from './benchmark.ts'
import { median } from './benchmark.ts'
import { openWebDesk, type WebDesk } from './web-desk.ts'

const steps = 500
const dragMs = 3000

export const webDragging: Benchmark = {
  id: 'P13 dragging',
  work: `A card dragged about for ${dragMs / 1000} s in a flow of ${steps} steps, software rendering: how long a frame takes`,
  baseline: null,
  unit: 'ms',
  // 50 frames a second.
  goal: { atMost: 20 },
  bound: 'The browser’s own layout and paint of what is in view; cards and edges that stand still are not drawn again.',
  nextLever: 'Draw only what is in view.',
  rounds: 3,
  prepare: async (place) => {
    const desk = await openWebDesk(place.folder())
    const address = await largeFlow(desk)
    return {
      round: async () => {
        const page = await desk.newPage()
        await page.goto(address)
        await page.locator('.react-flow__node').nth(2).waitFor()
        await page.waitForTimeout(2000)
        const asOpened = await dragAbout(page)
        await page.getByRole('button', { name: 'Fit', exact: true }).click()
        await page.waitForTimeout(1000)
        const whole = await dragAbout(page)
        await page.context().close()
        return { figure: asOpened, baseline: null, details: { 'with all of it in view, ms': whole } }
      },
      stop: desk.stop,
    }
  },
}

async function largeFlow({ admin, url }: WebDesk): Promise<string> {
  let drawing = drawFlow().trigger('by-hand', {}, 'enter')
  for (let step = 0; step < steps - 2; step += 1)
    drawing = drawing.add('wait', { for: { days: 1 + (step % 9) } }, `wait-${step}`)
  const document = tidyFlow(drawing.add('end', { as: 'completed' }, 'end').build())
  const flow = await admin.createFlow({ body: { name: 'Five hundred', document: { ...document } } })
  return `${url}/flows/${flow.id}`
}

/** Milliseconds of a frame in the middle while the third card goes round in circles. */
async function dragAbout(page: Page): Promise<number> {
  const box = await page.locator('.react-flow__node').nth(2).boundingBox()
  if (!box) throw new Error('There is no card to drag.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 20, y + 5)
  const frames = page.evaluate(countFrames, dragMs)
  const until = performance.now() + dragMs
  for (let turn = 0; performance.now() < until; turn += 0.15)
    await page.mouse.move(x + 20 + Math.sin(turn) * 90, y + 5 + Math.cos(turn) * 40)
  const times = await frames
  await page.mouse.up()
  return median(times)
}

function countFrames(duration: number): Promise<number[]> {
  return new Promise((resolve) => {
    const times: number[] = []
    let [first, last] = [0, 0]
    const frame = (now: number) => {
      if (last > 0) times.push(now - last)
      first ||= now
      last = now
      if (now - first < duration) requestAnimationFrame(frame)
      else resolve(times)
    }
    requestAnimationFrame(frame)
  })
}
