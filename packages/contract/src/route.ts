import type { z } from 'zod'
import type { ProblemCode } from './problem-codes.ts'

/** Roles, weakest first; each may do what the ones before it may. */
export const roles = ['viewer', 'marketer', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who may call a route: anybody, a session or API key of at least this role, or the holder of a write key. */
export type Access = 'public' | Role | 'write-key'

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With places in braces: `/api/contacts/{id}`. */
  path: string
  access: Access
  summary: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** Content types a body may have; JSON unless said otherwise. */
  bodyType?: 'application/json' | 'text/csv' | 'json-or-form'
  response: z.ZodType | null
  status: 200 | 201 | 202 | 204
  /** Problem codes it can answer besides those every route can. */
  problems?: readonly ProblemCode[]
}

/** Keeps the literal types of one entry of the table. */
export const route = <const R extends Route>(definition: R): R => definition
