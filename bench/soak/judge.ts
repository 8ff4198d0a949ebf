import { median } from '../benchmark.ts'
import type { Latencies } from '../latencies.ts'
import type { Look } from './watch.ts'

export interface Soaked {
  /** By which memory grows, from a line laid through all looks but those of the first quarter, when caches fill. */
  memoryMbPerHour: number
  mostMemoryMb: number
  /** Memory in the last quarter, times that in the second. */
  growth: number
  mostWalMb: number
  mostWaiting: number
  p99Ms: number
  faults: readonly string[]
}

const bounds = { growth: 1.2, memoryMb: 400, walMb: 200, p99Ms: 100 }

/** What became of a server under load for a long time. */
export function judge(looks: readonly Look[], { p99Ms }: Latencies): Soaked {
  const quarter = Math.floor(looks.length / 4)
  const memoryIn = (part: readonly Look[]) => median(part.map(({ memoryMb }) => memoryMb))
  const figures = {
    memoryMbPerHour: slopePerSecond(looks.slice(quarter)) * 3600,
    mostMemoryMb: Math.max(...looks.map(({ memoryMb }) => memoryMb)),
    growth: memoryIn(looks.slice(-Math.max(quarter, 1))) / memoryIn(looks.slice(quarter, Math.max(2 * quarter, 1))),
    mostWalMb: Math.max(...looks.map(({ walMb }) => walMb)),
    mostWaiting: Math.max(...looks.map(({ waiting }) => waiting)),
    p99Ms,
  }
  return { ...figures, faults: faultsOf(figures) }
}

function faultsOf({ growth, mostMemoryMb, mostWalMb, p99Ms }: Omit<Soaked, 'faults'>): string[] {
  return [
    ...(growth > bounds.growth
      ? [`Memory grows: ${growth.toFixed(2)} times in the last quarter what it was in the second.`]
      : []),
    ...(mostMemoryMb > bounds.memoryMb
      ? [`The server held ${mostMemoryMb.toFixed(0)} MB, more than ${bounds.memoryMb}.`]
      : []),
    ...(mostWalMb > bounds.walMb
      ? [`The write-ahead log was ${mostWalMb.toFixed(0)} MB, more than ${bounds.walMb}.`]
      : []),
    ...(p99Ms > bounds.p99Ms
      ? [`One call in a hundred took longer than ${p99Ms.toFixed(0)} ms, and ${bounds.p99Ms} is the bound.`]
      : []),
  ]
}

/** Of the straight line that fits best. */
function slopePerSecond(looks: readonly Look[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const at = mean(looks.map(({ seconds }) => seconds))
  const memory = mean(looks.map(({ memoryMb }) => memoryMb))
  const together = looks.reduce((sum, look) => sum + (look.seconds - at) * (look.memoryMb - memory), 0)
  const spread = looks.reduce((sum, { seconds }) => sum + (seconds - at) ** 2, 0)
  return spread === 0 ? 0 : together / spread
}
