import type { Page } from '@playwright/test'
import type { Benchmark } from './benchmark.ts'
import { openWebDesk } from './web-desk.ts'

/** What Lighthouse weighs on a desktop, as its documentation has it; the speed index is left out, the others share its weight. */
const curves = {
  fcp: { weight: 10, good: 934, middling: 1600 },
  lcp: { weight: 25, good: 1200, middling: 2400 },
  tbt: { weight: 30, good: 150, middling: 350 },
  cls: { weight: 25, good: 0.1, middling: 0.25 },
} as const
type Vital = keyof typeof curves
type Vitals = Record<Vital, number>

export const webVitals: Benchmark = {
  id: 'P13 web vitals',
  work: 'The first page as Lighthouse weighs it on a desktop line (40 ms, 10 Mbit/s): first and largest paint, blocking time and shift of layout, measured by the browser itself; points below 100',
  baseline: null,
  unit: 'points',
  goal: { atMost: 10 },
  bound:
    'The frame is painted before the app is there; React and the kit then have to be run before the page in it is drawn.',
  nextLever: 'Fewer of the kit’s parts and styles in the shell.',
  rounds: 3,
  prepare: async (place) => {
    const desk = await openWebDesk(place.folder())
    return {
      round: async () => {
        const page = await desk.newPage()
        await throttle(page)
        const vitals = await readVitals(page, desk.url)
        await page.context().close()
        const { fcp, lcp, tbt, cls } = vitals
        const details = { 'first paint ms': fcp, 'largest paint ms': lcp, 'blocked ms': tbt, shift: cls }
        return { figure: 100 - scoreOf(vitals), baseline: null, details }
      },
      stop: desk.stop,
    }
  },
}

async function throttle(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const bytesPerSecond = (10 * 1024 * 1024) / 8
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
}

async function readVitals(page: Page, url: string): Promise<Vitals> {
  await page.addInitScript(observe)
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForTimeout(1000)
  return page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals)
}

/** Runs in the page, from before its own scripts. */
function observe(): void {
  const vitals = { fcp: 0, lcp: 0, tbt: 0, cls: 0 }
  Object.assign(window, { vitals })
  const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
  watch('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') vitals.fcp = entry.startTime
  })
  watch('largest-contentful-paint', (entry) => (vitals.lcp = entry.startTime))
  watch('longtask', (entry) => (vitals.tbt += Math.max(0, entry.duration - 50)))
  watch('layout-shift', (entry) => {
    const shift = entry as unknown as { value: number; hadRecentInput: boolean }
    if (!shift.hadRecentInput) vitals.cls += shift.value
  })
}

function scoreOf(vitals: Vitals): number {
  const names = Object.keys(curves) as Vital[]
  const weights = names.reduce((sum, name) => sum + curves[name].weight, 0)
  return names.reduce((sum, name) => sum + (curves[name].weight / weights) * 100 * shareOf(name, vitals[name]), 0)
}

/** 0.9 at the good value, 0.5 at the middling one, log-normal between and beyond. */
function shareOf(name: Vital, value: number): number {
  const { good, middling } = curves[name]
  if (value <= 0) return 1
  const width = Math.log(middling / good) / (Math.SQRT2 * inverseErf(0.8))
  return (1 - erf(Math.log(value / middling) / (Math.SQRT2 * width))) / 2
}

const inverseErf = (share: number): number => {
  const log = Math.log(1 - share * share)
  const part = 2 / (Math.PI * 0.147) + log / 2
  return Math.sign(share) * Math.sqrt(Math.sqrt(part * part - log / 0.147) - part)
}

/** To seven digits (Abramowitz and Stegun 7.1.26). */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x))
  const sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  return Math.sign(x) * (1 - sum * Math.exp(-x * x))
}
