import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Router, static as serveFiles, type RequestHandler } from 'express'

const hashed = /[/\\]assets[/\\]/
const yearMs = 365 * 24 * 3600 * 1000

/** The built web app: its files, and the one page for every address that is no file. */
export function webApp(webDir: string): Router {
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
  router.get('/{*page}', servePage(join(webDir, 'index.html')))
  return router
}

function servePage(file: string): RequestHandler {
  return (request, response, next) => {
    // A file that is not there must not be answered by a page, or a stale tab would run HTML as a script.
    if (/\.\w{1,8}$/.test(request.path)) return next()
    response.setHeader('cache-control', 'no-cache')
    if (existsSync(file)) return response.sendFile(file)
    response.status(503).type('text/plain').send('The web app has not been built yet. Stop, and type: npm start\n')
  }
}
