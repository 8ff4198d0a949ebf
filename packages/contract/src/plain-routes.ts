import type { Access } from './route.ts'

/** A route that answers something else than JSON, so that the client has no function for it. */
export interface PlainRoute {
  method: 'GET'
  path: string
  access: Access
  summary: string
  contentType: 'text/event-stream' | 'text/csv' | 'text/html' | 'application/json'
}

export const plainRoutes = {
  stream: {
    method: 'GET',
    path: '/api/stream',
    access: 'viewer',
    summary: 'What changes, as server-sent events: something of a sort changed, look again',
    contentType: 'text/event-stream',
  },
  importErrors: {
    method: 'GET',
    path: '/api/imports/{id}/errors.csv',
    access: 'viewer',
    summary: 'Rows of an import that did not go in, as a file',
    contentType: 'text/csv',
  },
  openApi: {
    method: 'GET',
    path: '/api/openapi.json',
    access: 'viewer',
    summary: 'This description',
    contentType: 'application/json',
  },
  docs: {
    method: 'GET',
    path: '/api/docs',
    access: 'viewer',
    summary: 'This description, to read and try',
    contentType: 'text/html',
  },
} as const satisfies Record<string, PlainRoute>
export type PlainRouteName = keyof typeof plainRoutes
