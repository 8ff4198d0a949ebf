import { describeDuration, type Duration } from '@etape/conditions'
import { useCallback } from 'react'
import { useLanguage } from '../text/use-language.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
const minuteMs = 60_000

/** A length of time in its largest unit: *12 days*. */
export function useSpan(): (ms: number) => string {
  const language = useLanguage()
  return useCallback((ms) => describeDuration(largestUnit(ms), language), [language])
}

function largestUnit(ms: number): Duration {
  if (ms >= dayMs) return { days: Math.floor(ms / dayMs) }
  if (ms >= hourMs) return { hours: Math.floor(ms / hourMs) }
  if (ms >= minuteMs) return { minutes: Math.floor(ms / minuteMs) }
  return { seconds: Math.max(1, Math.floor(ms / 1000)) }
}
