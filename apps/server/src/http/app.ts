import { routes, type Route, type RouteName } from '@etape/contract'
import compression from 'compression'
import express, { type Express, type Router } from 'express'
import type { Context } from '../context.ts'
import { answerProblems, refuseMethod, refuseUnknown } from './answer-problems.ts'
import { docs } from './docs.ts'
import { handlersFor } from './all-handlers.ts'
import { headersOf } from './gate.ts'
import type { Handler, Handlers } from './handlers.ts'
import { importErrorsFile } from './import-errors-file.ts'
import { expressPath, mountRoute } from './route.ts'
import { securityHeaders } from './security.ts'
import { webApp } from './static-files.ts'
import { streamEvents } from './stream-events.ts'
import { clockForTests } from './clock-for-tests.ts'
import { unsubscribe } from './unsubscribe.ts'

const isTracking = ({ access }: Route): boolean => access === 'write-key'

/** The whole server as a request handler. */
export function createApp(context: Context): Express {
  const app = express()
  app.set('query parser', 'simple')
  app.set('trust proxy', context.config.proxies)
  // What the API answers is not kept, so there is nothing to compare; files have their own.
  app.set('etag', false)
  app.disable('x-powered-by')
  app.use(securityHeaders(context.config.baseUrl))
  app.use(['/api', '/v1', '/hooks'], (_request, response, next) => {
    response.setHeader('cache-control', 'no-store')
    next()
  })
  // Before all others: Express tries address after address, and these come by the thousand a second.
  const handlers = handlersFor(context)
  mountContract(app, context, { handlers, isMeant: isTracking })
  app.use(compression({ threshold: 2048 }))
  app.use(docs(context), streamEvents(context), importErrorsFile(context), clockForTests(context))
  app.use(unsubscribe(context))
  mountContract(app, context, { handlers, isMeant: (route) => !isTracking(route) })
  app.use(['/api', '/v1', '/hooks'], refuseUnknown)
  app.use(webApp(context.config.webDir, async (request) => (await context.auth.personOf(headersOf(request))) !== null))
  app.use(refuseUnknown, answerProblems(context.log))
  return app
}

interface Mounted {
  handlers: Handlers
  /** Which entries of the contract. */
  isMeant: (route: Route) => boolean
}

function mountContract(app: Router, context: Context, mounted: Mounted): void {
  const { handlers, isMeant } = mounted
  const byPath = new Map<string, string[]>()
  for (const [name, definition] of inOrder()) {
    if (!isMeant(definition)) continue
    const handler = handlers[name] as Handler<RouteName>
    mountRoute(app, context, { name, definition, handler })
    byPath.set(definition.path, [...(byPath.get(definition.path) ?? []), definition.method])
  }
  for (const [path, methods] of byPath) app.all(expressPath(path), refuseMethod(methods))
}

// `/api/deals/summary` before `/api/deals/{id}`: a word before a place.
function inOrder(): [RouteName, Route][] {
  const entries = Object.entries(routes) as [RouteName, Route][]
  return entries.sort(([, left], [, right]) => (sortKey(left) < sortKey(right) ? -1 : 1))
}

const sortKey = ({ path }: Route): string => path.replaceAll('{', '~')
