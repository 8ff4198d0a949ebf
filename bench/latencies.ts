export interface Latencies {
  medianMs: number
  p99Ms: number
}

export function latenciesOf(waits: readonly number[]): Latencies {
  const sorted = waits.toSorted((left, right) => left - right)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return { medianMs: at(0.5), p99Ms: at(0.99) }
}
