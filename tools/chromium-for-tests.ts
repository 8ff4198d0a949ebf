import { bringChromium } from './tests/chromium.ts'

/** Playwright's global set-up: a browser to test with, or one clear sentence why there is none. */
export default function setUp() {
  bringChromium()
}
