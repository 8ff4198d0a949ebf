import { createContext, use, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { readPlace, writePlace, type BehindPlace } from './behind-place.ts'

/** Opens the contacts behind a number; stays the same function, so that cards need not be drawn again. */
export type OpenBehind = (place: BehindPlace) => void

export const BehindContext = createContext<OpenBehind | null>(null)
/** `null` where numbers lead nowhere, as on the drawing of one run. */
export const useOpenBehind = (): OpenBehind | null => use(BehindContext)

const placeParam = 'behind'
/** What is searched for among the contacts behind the number. */
export const searchParam = 'behind-q'

/** The number whose contacts are looked at; it stands in the address, so that it can be passed on. */
export function useBehindPlace() {
  const [params, setParams] = useSearchParams()
  const text = params.get(placeParam) ?? ''
  return useMemo(() => {
    const goTo = (place: BehindPlace | null) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before)
          after.delete(searchParam)
          if (place) after.set(placeParam, writePlace(place))
          else after.delete(placeParam)
          return after
        },
        { replace: true, preventScrollReset: true },
      )
    return { place: readPlace(text), open: goTo, close: () => goTo(null) }
  }, [text, setParams])
}
