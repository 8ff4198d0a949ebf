import { useCallback, useLayoutEffect, useRef, type ReactNode } from 'react'
import { BehindContext, useBehindPlace } from './behind-context.ts'
import type { BehindPlace } from './behind-place.ts'

/** Lets numbers inside open the contacts they count. */
export function BehindProvider({ children }: { children: ReactNode }) {
  const { open } = useBehindPlace()
  // What opens is made anew with each address; what cards are given is not.
  const latest = useRef(open)
  useLayoutEffect(() => {
    latest.current = open
  }, [open])
  const openLatest = useCallback((place: BehindPlace) => latest.current(place), [])
  return <BehindContext value={openLatest}>{children}</BehindContext>
}
