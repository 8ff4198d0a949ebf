import type { z } from 'zod'
import type { ProblemDocument } from './shapes/basics.ts'
import type { Route } from './route.ts'
import { routes, type RouteName, type Routes } from './routes.ts'

type In<T> = T extends z.ZodType ? z.input<T> : undefined
type Part<R extends Route, K extends 'params' | 'query' | 'body'> =
  R extends Record<K, infer S> ? { [P in K]: In<S> } : unknown
type RawBody<R extends Route> = R extends { bodyType: 'text/csv' } ? { body: Blob | string } : unknown
/** What to call a route with. */
export type RequestOf<N extends RouteName> = Part<Routes[N], 'params'> &
  Part<Routes[N], 'query'> &
  Part<Routes[N], 'body'> &
  RawBody<Routes[N]>
/** What it answers. */
export type ResponseOf<N extends RouteName> = Routes[N]['response'] extends z.ZodType
  ? z.output<Routes[N]['response']>
  : null

export type Client = { [N in RouteName]: (request: RequestOf<N>, signal?: AbortSignal) => Promise<ResponseOf<N>> }

/** A refusal or failure, with the problem document the server sent. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly document: ProblemDocument
  constructor(document: ProblemDocument) {
    super(document.detail ?? document.title)
    this.document = document
  }
}

interface Parts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/** What it takes to call a route. */
export type RouteAddress = Pick<Route, 'method' | 'path' | 'bodyType'>
export type Send = (url: string, init: RequestInit) => Promise<Response>

/** A function per route, from the same table the server answers by. `send` is `fetch` or something like it. */
export const createClient = (send: Send): Client => createClientFor(routes, send)

/** The same from the addresses alone, for a browser, which has no use for the schemas and would have to fetch them. */
export function createClientFor(addresses: Readonly<Record<RouteName, RouteAddress>>, send: Send): Client {
  const call = (definition: RouteAddress) => async (parts: Parts, signal?: AbortSignal) => {
    const response = await send(urlOf(definition, parts), {
      ...initOf(definition, parts),
      ...(signal ? { signal } : {}),
    })
    if (!response.ok) throw new ApiError(await problemOf(response))
    return response.status === 204 ? null : response.json()
  }
  return Object.fromEntries(
    Object.entries(addresses).map(([name, definition]) => [name, call(definition)]),
  ) as unknown as Client
}

/** The address of a route with its places and query filled in. */
export function urlOf(definition: RouteAddress, { params = {}, query = {} }: Parts): string {
  const path = definition.path.replace(/\{(\w+)\}/g, (_, place: string) => encodeURIComponent(String(params[place])))
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(pairs.map(([key, value]): [string, string] => [key, String(value)])).toString()
  return search ? `${path}?${search}` : path
}

function initOf(definition: RouteAddress, { body }: Parts): RequestInit {
  const base: RequestInit = { method: definition.method, credentials: 'same-origin' }
  if (body === undefined) return base
  if (definition.bodyType === 'text/csv')
    return { ...base, headers: { 'content-type': 'text/csv' }, body: body as NonNullable<RequestInit['body']> }
  return { ...base, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

async function problemOf(response: Response): Promise<ProblemDocument> {
  const fallback = {
    type: 'about:blank',
    title: response.statusText || 'Failed',
    status: response.status,
    code: 'server/unreadable',
  }
  return response.json().catch(() => fallback) as Promise<ProblemDocument>
}
