import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { clientOf, cookiesOf } from '../e2e/client.ts'
import { startEtape } from '../e2e/server.ts'
import { bringChromium } from '../tools/tests/chromium.ts'

/** The built app on a server of its own, and a browser somebody is signed in with. */
export interface WebDesk {
  url: string
  admin: ReturnType<typeof clientOf>
  /** A page with nothing in its cache. */
  newPage(): Promise<Page>
  stop(): Promise<void>
}

const built = fileURLToPath(new URL('../apps/web/dist/index.html', import.meta.url))

/** With `folder` for the data. Throws when the app has not been built. */
export async function openWebDesk(folder: string, args: string[] = ['--empty']): Promise<WebDesk> {
  if (!existsSync(built)) throw new Error('The app is not built: pnpm --filter @etape/web build.')
  const etape = await startEtape({ folder, args })
  const cookies = await cookiesOf(etape, etape.signInLink)
  const browser: Browser = await chromium.launch({ executablePath: bringChromium(), args: ['--no-sandbox'] })
  const newPage = async () => {
    const context: BrowserContext = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
    })
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: etape.url })))
    return context.newPage()
  }
  const stop = async () => {
    await browser.close()
    await etape.stop()
  }
  return { url: etape.url, admin: clientOf(etape, cookies), newPage, stop }
}
