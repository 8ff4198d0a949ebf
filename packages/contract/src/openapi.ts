import type { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'
import { plainRoutes, type PlainRoute } from './plain-routes.ts'
import { commonProblems, problemCodes, type ProblemCode } from './problem-codes.ts'
import type { Access, Route } from './route.ts'
import { routes } from './routes.ts'
import { problemDocument } from './shapes/basics.ts'
import * as flows from './shapes/flows.ts'
import * as records from './shapes/records.ts'
import * as settings from './shapes/settings.ts'

export type OpenApiDocument = ReturnType<typeof createDocument>

/** The description of the whole API in OpenAPI 3.1, made from the table of routes. */
export function openApiDocument(version: string): OpenApiDocument {
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Etape',
      version,
      description: 'Everything the screens do. Ids are opaque texts, times are milliseconds since 1970 in UTC.',
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: '/' }],
    paths: pathsOf([...Object.entries(routes), ...Object.entries(plainRoutes)]),
    components: { securitySchemes, schemas: namedShapes() },
  })
}

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'etape.session_token', description: 'Set by signing in.' },
  apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, `etp_…`, made in the settings.' },
  writeKey: { type: 'http', scheme: 'basic', description: 'A write key as user name, no password.' },
} as const

const namedShapes = () => ({
  Problem: problemDocument,
  Contact: records.contact,
  Company: records.company,
  Deal: records.deal,
  Task: records.task,
  Change: records.change,
  Flow: flows.flow,
  Run: flows.run,
  Step: flows.step,
  Segment: settings.segment,
  Stage: settings.stage,
  LeadStatus: settings.status,
  Field: settings.field,
  User: settings.user,
})

function pathsOf(entries: [string, Route | PlainRoute][]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const [name, definition] of entries) {
    const path = (paths[definition.path] ??= {})
    const method = definition.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
    path[method] = 'response' in definition ? operationOf(name, definition) : plainOperationOf(name, definition)
  }
  return paths
}

function operationOf(name: string, definition: Route): ZodOpenApiOperationObject {
  const { params, query, body, bodyType } = definition
  return {
    ...headOf(name, definition),
    ...((params || query) && { requestParams: { ...(params && { path: params }), ...(query && { query }) } }),
    ...(body && { requestBody: { required: true, content: contentOf(body, bodyType) } }),
    ...(bodyType === 'text/csv' && { requestBody: csvBody }),
    responses: { ...successOf(definition), ...refusalsOf(codesOf(definition)) },
  }
}

function plainOperationOf(name: string, definition: PlainRoute): ZodOpenApiOperationObject {
  const places = [...definition.path.matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place)
  const content = { [definition.contentType]: { schema: { type: 'string' as const } } }
  return {
    ...headOf(name, definition),
    ...(places.length > 0 && {
      parameters: places.map((place) => ({
        name: place,
        in: 'path' as const,
        required: true,
        schema: { type: 'string' as const },
      })),
    }),
    responses: { '200': { description: definition.summary, content }, ...refusalsOf(codesOf(definition)) },
  }
}

const headOf = (name: string, { summary, access, path }: Route | PlainRoute) => ({
  operationId: name,
  summary,
  tags: [areaOf(path)],
  security: securityOf(access),
  'x-access': access,
})

const areaOf = (path: string): string => (path.startsWith('/v1/') ? 'tracking' : (path.split('/')[2] ?? 'etape'))

function securityOf(access: Access): Record<string, string[]>[] {
  if (access === 'public') return []
  if (access === 'write-key') return [{ writeKey: [] }]
  return [{ session: [] }, { apiKey: [] }]
}

const contentOf = (schema: z.ZodType, bodyType: Route['bodyType']) => ({
  'application/json': { schema },
  ...(bodyType === 'json-or-form' && { 'application/x-www-form-urlencoded': { schema } }),
})

const csvBody = {
  required: true,
  content: { 'text/csv': { schema: { type: 'string' as const, format: 'binary' } } },
}

function successOf({ status, response, summary }: Route): ZodOpenApiResponsesObject {
  const content = response && { content: { 'application/json': { schema: response } } }
  return { [`${status}`]: { description: summary, ...content } }
}

function codesOf(definition: Route | PlainRoute): ProblemCode[] {
  const { access, path } = definition
  const listed = 'problems' in definition ? (definition.problems ?? []) : []
  return [
    ...commonProblems,
    ...('body' in definition ? bodyProblems : []),
    ...(path.includes('{') ? (['request/not-found'] as const) : []),
    ...accessProblems(access),
    ...listed,
  ]
}

const bodyProblems = [
  'request/not-json',
  'request/wrong-type',
  'request/too-large',
] as const satisfies readonly ProblemCode[]

function accessProblems(access: Access): readonly ProblemCode[] {
  if (access === 'public') return []
  if (access === 'write-key') return ['key/unknown']
  return ['session/none', 'key/unknown', 'session/role-too-weak', 'request/cross-site']
}

function refusalsOf(codes: readonly ProblemCode[]): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(new Set(codes), (code) => problemCodes[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      `${status}`,
      {
        description: of.map((code) => `\`${code}\`: ${problemCodes[code].title}`).join('\n\n'),
        content: { 'application/problem+json': { schema: problemDocument } },
      },
    ]),
  )
}
