import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Router, static as serveFiles, type Request, type RequestHandler } from 'express'

const hashed = /[/\\]assets[/\\]/
const yearMs = 365 * 24 * 3600 * 1000

/** Whether somebody who is signed in asks. */
type IsSignedIn = (request: Request) => Promise<boolean>

/** The built web app: its files, and the one page for every address that is no file. */
export function webApp(webDir: string, isSignedIn: IsSignedIn): Router {
  const router = Router()
  router.use(
    serveFiles(webDir, {
      index: false,
      redirect: false,
      setHeaders: (response, path) => {
        response.setHeader(
          'cache-control',
          hashed.test(path) ? `public, max-age=${yearMs / 1000}, immutable` : 'no-cache',
        )
      },
    }),
  )
  router.get('/{*page}', servePage(join(webDir, 'index.html'), isSignedIn))
  return router
}

function servePage(file: string, isSignedIn: IsSignedIn): RequestHandler {
  return async (request, response, next) => {
    // A file that is not there must not be answered by a page, or a stale tab would run HTML as a script.
    if (/\.\w{1,8}$/.test(request.path)) return next()
    response.setHeader('cache-control', 'no-cache')
    if (!existsSync(file))
      return response
        .status(503)
        .type('text/plain')
        .send('The web app has not been built yet. Stop, and type: npm start\n')
    const page = await readFile(file, 'utf8')
    // While nobody can be looked up, the page comes all the same and tells what is the matter.
    const isKnown = await isSignedIn(request).catch(() => false)
    response.type('html').send(isKnown ? page : withoutShell(page))
  }
}

/** What is painted first has no shell, which a stranger is not to see even for a moment. */
const withoutShell = (page: string): string => page.replace('<html ', '<html data-first="bare" ')
