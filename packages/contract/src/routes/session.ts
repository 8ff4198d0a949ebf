import { z } from 'zod'
import { route } from '../route.ts'
import { time } from '../shapes/basics.ts'
import { user } from '../shapes/settings.ts'

const language = z.enum(['en', 'fr', 'sv'])
export const sessionRoutes = {
  readHealth: route({
    method: 'GET',
    path: '/api/health',
    access: 'public',
    summary: 'Is it up, and is everything moving?',
    response: z.object({
      status: z.enum(['ok', 'starting', 'degraded', 'stopping']),
      version: z.string(),
      checks: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string() })),
      at: time,
    }),
    status: 200,
  }),
  readSession: route({
    method: 'GET',
    path: '/api/session',
    access: 'viewer',
    summary: 'Who is signed in',
    response: z.object({ user, language: language.nullable() }),
    status: 200,
    problems: ['session/none'],
  }),
  signInWithPassword: route({
    method: 'POST',
    path: '/api/session',
    access: 'public',
    summary: 'Signs in with e-mail and password',
    body: z.strictObject({ email: z.string().max(254), password: z.string().max(200) }),
    response: z.object({ user }),
    status: 200,
    problems: ['session/wrong-credentials', 'session/too-many-tries'],
  }),
  signInWithLink: route({
    method: 'POST',
    path: '/api/session/link',
    access: 'public',
    summary: 'Signs in with the token of a one-time link',
    body: z.strictObject({ token: z.string().min(1).max(200) }),
    response: z.object({ user }),
    status: 200,
    problems: ['session/link-used', 'session/too-many-tries'],
  }),
  signOut: route({
    method: 'DELETE',
    path: '/api/session',
    access: 'viewer',
    summary: 'Signs out',
    response: null,
    status: 204,
  }),
  setLanguage: route({
    method: 'PUT',
    path: '/api/session/language',
    access: 'viewer',
    summary: 'Remembers my language',
    body: z.strictObject({ language }),
    response: null,
    status: 204,
  }),
  setPassword: route({
    method: 'PUT',
    path: '/api/session/password',
    access: 'viewer',
    summary: 'Sets my password',
    body: z.strictObject({ password: z.string().min(12).max(200), current: z.string().max(200).optional() }),
    response: null,
    status: 204,
    problems: ['session/wrong-credentials', 'session/weak-password'],
  }),
} as const

export { streamPath } from '../stream-path.ts'
/** What the server-sent event stream says: something of this sort changed, look again. */
export const streamEvent = z.object({
  topic: z.enum([
    'contact',
    'company',
    'deal',
    'task',
    'segment',
    'flow',
    'import',
    'delivery',
    'notification',
    'settings',
    'presence',
  ]),
  /** Which one; `null` when many. */
  id: z.string().nullable(),
  at: time,
})
export type StreamEvent = z.infer<typeof streamEvent>
