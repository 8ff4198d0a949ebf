import { test, type BrowserContext } from '@playwright/test'
import type { Client } from '@etape/contract'
import { clientOf, cookiesOf } from './client.ts'
import { type RunningEtape, startEtape } from './server.ts'

/** The server the stories of one file share. Its parts are there once the stories run. */
export interface OwnServer {
  etape: RunningEtape
  /** What the screen does, without the screen: signed in as the first administrator. */
  admin: Client
  /** Signs somebody into a browser: the first administrator, or whoever the link is for. */
  signIn: (context: BrowserContext, link?: string) => Promise<void>
}

type Settings = Parameters<typeof startEtape>[0]

// The demo is four months played through the real engine, and the machine may have other things to do.
const startMs = 180_000

/** Starts a server before the stories of this file and ends it after them. */
export function useOwnServer(settings: Settings = { args: ['--empty'] }): OwnServer {
  const own: Partial<OwnServer> = {}
  test.beforeAll(async () => {
    test.setTimeout(startMs)
    Object.assign(own, await openServer(settings))
  })
  test.afterAll(async () => {
    await own.etape?.stop()
  })
  return own as OwnServer
}

async function openServer(settings: Settings): Promise<OwnServer> {
  const etape = await startEtape(settings)
  const cookies = await cookiesOf(etape, etape.signInLink)
  const signIn: OwnServer['signIn'] = async (context, link) => {
    const theirs = link === undefined ? cookies : await cookiesOf(etape, link)
    await context.addCookies(theirs.map((cookie) => ({ ...cookie, url: etape.url, httpOnly: true, sameSite: 'Lax' })))
  }
  return { etape, admin: clientOf(etape, cookies), signIn }
}
