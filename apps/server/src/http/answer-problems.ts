import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { whyUnavailable, type Unavailability } from '@etape/store'
import type { Logger } from 'pino'
import { documentOf, Refusal, statusOf } from './refusal.ts'

/** The last stop: refusals tell all, our own faults tell an id that is in the log. */
export function answerProblems(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const refusal = refusalOf(error)
    if (refusal) return send(response, refusal)
    const unavailable = whyUnavailable(error)
    if (unavailable !== null) {
      log.error({ err: error, unavailable }, 'the database cannot be used')
      return send(response, refusalOfStorage(unavailable))
    }
    const id = randomUUID()
    const route: unknown = request.route
    log.error({ id, err: error, method: request.method, route: pathOf(route) }, 'request failed')
    send(response, new Refusal('server/failed', { id }))
  }
}

const pathOf = (route: unknown): unknown => (route && typeof route === 'object' && 'path' in route ? route.path : null)

/** Nothing is at this address. */
export const refuseUnknown: RequestHandler = () => {
  throw new Refusal('request/unknown-route')
}

export function refuseMethod(methods: readonly string[]): RequestHandler {
  return (_request, response) => {
    response.set('allow', methods.join(', '))
    throw new Refusal('request/wrong-method')
  }
}

function send(response: Response, refusal: Refusal): void {
  const { retryAfterSeconds } = refusal.details
  if (retryAfterSeconds !== undefined) response.set('retry-after', String(retryAfterSeconds))
  if (statusOf(refusal.code) === 413) response.set('connection', 'close')
  response
    .status(statusOf(refusal.code))
    .type('application/problem+json')
    .send(JSON.stringify(documentOf(refusal)))
}

// Etape itself looks again every second.
const retryAfterSeconds = 2

const refusalOfStorage = (why: Unavailability): Refusal =>
  new Refusal(why === 'full' ? 'storage/full' : 'storage/unavailable', { retryAfterSeconds })

/** What the parsers of Express throw has a `type`; a text that is no address has none but `status` 400. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  if (!(error instanceof Error) || !('status' in error)) return null
  const type = 'type' in error ? error.type : null
  if (type === 'entity.too.large') return new Refusal('request/too-large')
  if (type === 'entity.parse.failed') return new Refusal('request/not-json')
  if (error.status === 415) return new Refusal('request/wrong-type')
  return error.status === 400 ? new Refusal('request/invalid') : null
}
