import { expect, test } from 'vitest'
import { openApiDocument } from './openapi.ts'
import { plainRoutes } from './plain-routes.ts'
import { problemCodes } from './problem-codes.ts'
import { routes } from './routes.ts'

const described = openApiDocument('1.2.3')

test('every route is described once, under its own name', () => {
  const operations = Object.values(described.paths ?? {}).flatMap((path) => Object.values(path ?? {}))
  const names = operations.map((operation) => (operation as { operationId: string }).operationId).sort()
  expect(names).toEqual([...Object.keys(routes), ...Object.keys(plainRoutes)].sort())
})

test('every reference leads somewhere', () => {
  const text = JSON.stringify(described)
  const wanted = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name))
  const there = new Set(Object.keys(described.components?.schemas ?? {}))
  expect([...wanted].filter((name) => !there.has(String(name)))).toEqual([])
})

test('a route’s refusals stand under their status', () => {
  const answers = described.paths?.['/api/flows/{id}/publish']?.post?.responses ?? {}
  expect(Object.keys(answers).sort()).toEqual([
    '200',
    '400',
    '401',
    '403',
    '404',
    '409',
    '413',
    '415',
    '422',
    '500',
    '503',
    '507',
  ])
  expect(JSON.stringify(answers['409'])).toContain('flow/stale-draft')
})

test('every code a route names has a status and a title', () => {
  const named = Object.values(routes).flatMap((route) => ('problems' in route ? [...route.problems] : []))
  expect(named.filter((code) => !Object.hasOwn(problemCodes, code))).toEqual([])
})

test('what needs a session says so', () => {
  expect(described.paths?.['/api/contacts']?.get?.security).toEqual([{ session: [] }, { apiKey: [] }])
  expect(described.paths?.['/v1/track']?.post?.security).toEqual([{ writeKey: [] }])
  expect(described.paths?.['/api/health']?.get?.security).toEqual([])
})
