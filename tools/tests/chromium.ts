import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const programNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
// Another apt may be at work when a machine has just started.
const aptFlags = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3']

/** The Chromium (or Chrome) to test with: the one ETAPE_CHROMIUM names, the system's, or Playwright's own. */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const inPath = programNames.flatMap((name) => folders.map((folder) => join(folder, name)))
  const named = process.env['ETAPE_CHROMIUM']
  const places = named === undefined ? [...inPath, ...usualPlaces, chromium.executablePath()] : [named]
  return places.find((place) => existsSync(place))
}

/**
 * As `findChromium`, installing Debian's package where that is possible.
 * Throws, saying how to get one, where it is not: browser tests are never skipped.
 */
export function bringChromium(): string {
  const found = findChromium() ?? installFromDebian()
  if (found !== undefined) return found
  throw new Error(
    'The browser tests need Chromium and none was found; install it (Debian: apt-get install chromium; elsewhere: pnpm playwright install chromium), or set ETAPE_CHROMIUM to the path of one.',
  )
}

function installFromDebian(): string | undefined {
  const mayInstall = process.getuid?.() === 0 && process.env['ETAPE_CHROMIUM'] === undefined
  if (!mayInstall || !existsSync('/usr/bin/apt-get')) return undefined
  console.log('Installing Chromium from Debian ...')
  aptGet(['update'])
  aptGet(['install', '-y', '--no-install-recommends', 'chromium'])
  return findChromium()
}

function aptGet(args: string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const done = spawnSync('apt-get', [...aptFlags, ...args], { env, encoding: 'utf8' })
  if (done.status !== 0) console.error(`apt-get ${args[0]} failed: ${(done.stderr || done.stdout).trim()}`)
}
