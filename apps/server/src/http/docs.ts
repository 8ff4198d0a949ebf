import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { openApiDocument, plainRoutes } from '@etape/contract'
import { Router, static as serveFiles } from 'express'
import type { Context } from '../context.ts'
import { admit } from './route.ts'

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Etape API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<body>
<main id="reader"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</html>
`
// A file of its own, since the content security policy runs nothing that stands in a page.
const start = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#reader',
  deepLinking: true,
  docExpansion: 'none',
  validatorUrl: null,
})
`

/** The description of the API, as a document and to read and try; all of it from here. */
export function docs(context: Context): Router {
  const router = Router()
  let text: string | null = null
  const reader = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  router.get(plainRoutes.openApi.path, admit(context, plainRoutes.openApi), (_request, response) => {
    text ??= JSON.stringify(openApiDocument(context.version))
    response.type('application/json').send(text)
  })
  router.get(plainRoutes.docs.path, admit(context, plainRoutes.docs), (_request, response) => {
    response.type('text/html').send(page)
  })
  router.get('/api/docs/start.js', (_request, response) => {
    response.type('text/javascript').send(start)
  })
  router.use('/api/docs', serveFiles(reader, { index: false, redirect: false }))
  return router
}
