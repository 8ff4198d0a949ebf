import { create } from 'zustand'

const storageKey = 'etape.navigation'

interface NavigationState {
  /** Only icons are shown. */
  isFolded: boolean
  toggle: () => void
}

/** How somebody likes the navigation on this device. */
export const useNavigationState = create<NavigationState>((set) => ({
  isFolded: localStorage.getItem(storageKey) === 'folded',
  toggle: () =>
    set(({ isFolded }) => {
      localStorage.setItem(storageKey, isFolded ? 'open' : 'folded')
      return { isFolded: !isFolded }
    }),
}))
