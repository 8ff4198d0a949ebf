import { speak } from './text/catalogues.ts'
import { preferredLanguage } from './text/languages.ts'

// Runs before anything is painted and long before the app is there, so it imports little.
const { pathname } = location
export const isSignIn = pathname.startsWith('/sign-in')
const { dataset } = document.documentElement

dataset['mantineColorScheme'] = colorScheme()
if (isSignIn || isFullScreen()) dataset['first'] = 'bare'
// For a stranger the server has said already that it is bare.
else if (dataset['first'] === undefined && localStorage.getItem('etape.navigation') === 'folded')
  dataset['first'] = 'folded'

/** The texts of the reader's language, fetched beside the app. */
export const spoken = speak(preferredLanguage())

if (!isSignIn) fetchAhead('/api/session')
if (pathname === '/') void import('./home/home-page.tsx')

/** As the kit will have it once it is there: chosen on this device, else the system's. */
function colorScheme(): 'light' | 'dark' {
  const chosen = localStorage.getItem('mantine-color-scheme-value')
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** The canvas and the runs bring a bar of their own. */
function isFullScreen(): boolean {
  return /^\/(runs\/|flows\/[^/]+\/?$)/.test(pathname)
}

/** The answer waits for whoever reads that address first. */
function fetchAhead(href: string): void {
  const link = document.createElement('link')
  Object.assign(link, { rel: 'preload', as: 'fetch', href, crossOrigin: 'anonymous' })
  document.head.append(link)
}
