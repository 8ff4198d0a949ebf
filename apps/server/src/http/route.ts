import type { IncomingMessage } from 'node:http'
import type { Route, RouteName } from '@etape/contract'
import { limits } from '@etape/flow'
import { json, urlencoded, type Request, type RequestHandler, type Response, type Router } from 'express'
import type { Context } from '../context.ts'
import { checkAccess } from './caller.ts'
import { headersOf, identify, refuseCrossSite } from './gate.ts'
import type { Asked, Handler } from './handlers.ts'
import { readParts } from './read-request.ts'
import { Refusal } from './refusal.ts'

/** `/api/contacts/{id}` as Express writes it. */
export const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

const bodyLimits: Readonly<Partial<Record<RouteName, number>>> = {
  batch: limits.maxBatchBytes,
  saveDraft: limits.maxFlowBytes,
  checkFlow: limits.maxFlowBytes,
  createFlow: limits.maxFlowBytes,
  previewFlowImport: limits.maxFlowBytes,
  importFlows: limits.maxFlowBytes,
}

export interface Mounting<N extends RouteName> {
  name: N
  definition: Route
  handler: Handler<N>
}

/** One entry of the contract at its address: who may, what was asked, the answer as the contract has it. */
export function mountRoute<N extends RouteName>(router: Router, context: Context, mounting: Mounting<N>): void {
  const { name, definition } = mounting
  const method = definition.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
  const steps: RequestHandler[] = [admit(context, definition)]
  if (definition.body)
    steps.push(checkBodyType(definition), json({ limit: bodyLimits[name] ?? limits.maxRequestBytes, type: isNoForm }))
  if (definition.bodyType === 'json-or-form')
    steps.splice(2, 0, urlencoded({ limit: limits.maxRequestBytes, extended: false }))
  if (definition.bodyType === 'text/csv') steps.push(checkBodyType(definition))
  router[method](expressPath(definition.path), ...steps, answer(context, mounting))
}

/** Lets in who may; before the body is read, so that nobody else can make the server read one. */
export function admit(context: Context, { access }: Pick<Route, 'access'>): RequestHandler {
  return async (request, response, next) => {
    refuseCrossSite(request, context.ownOrigins)
    const caller = await identify(context.auth, request, access)
    checkAccess(access, caller)
    response.locals['caller'] = caller
    next()
  }
}

const form = 'application/x-www-form-urlencoded'
const isNoForm = ({ headers }: IncomingMessage): boolean => !headers['content-type']?.toLowerCase().startsWith(form)

// A write key's client may be a browser page of another site, where only plain text needs no permission first.
function typesOf({ bodyType, access }: Route): readonly string[] {
  if (bodyType === 'json-or-form') return ['application/json', form]
  return access === 'write-key' ? ['application/json', 'text/plain'] : [bodyType ?? 'application/json']
}

function checkBodyType(definition: Route): RequestHandler {
  const types = typesOf(definition)
  return (request, _response, next) => {
    const [type = ''] = (request.headers['content-type'] ?? '').split(';', 1)
    if (!types.includes(type.trim().toLowerCase())) {
      throw new Refusal('request/wrong-type', { detail: `Send ${types.join(' or ')}.` })
    }
    next()
  }
}

function answer<N extends RouteName>(context: Context, { definition, handler }: Mounting<N>): RequestHandler {
  return async (request, response) => {
    await context.definitions.fresh()
    const result: unknown = await handler(askedOf<N>(request, response, definition))
    if (!definition.response) return void response.status(definition.status).end()
    if (context.checksAnswers) definition.response.parse(result)
    response.status(definition.status).json(result)
  }
}

function askedOf<N extends RouteName>(request: Request, response: Response, definition: Route): Asked<N> {
  const { params, query, body } = definition
  const parts = readParts([
    { name: 'params', schema: params, given: request.params },
    // Express reads the query anew each time it is asked for.
    { name: 'query', schema: query, given: query && { ...request.query } },
    { name: 'body', schema: body, given: request.body as unknown },
  ])
  return {
    ...parts,
    caller: response.locals['caller'] as unknown,
    // Most handlers have no use for them.
    get headers() {
      return headersOf(request)
    },
    get address() {
      return request.ip ?? ''
    },
    setCookies: (cookies: readonly string[]) => void response.append('set-cookie', [...cookies]),
    upload: request,
  } as Asked<N>
}
