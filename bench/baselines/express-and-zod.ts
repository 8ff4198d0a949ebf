/**
 * Express with our own schema of a tracking call, and nothing else: no key, nothing stored, nothing asked. Argument: the port.
 */
import { routes } from '@etape/contract'
import express from 'express'

const app = express()
app.disable('x-powered-by')
app.get('/api/health', (_request, response) => void response.json({ ok: true }))
app.post('/v1/track', express.json(), (request, response) => {
  routes.track.body.parse(request.body)
  response.json({ success: true })
})
const server = app.listen(Number(process.argv[2]), '127.0.0.1')
process.on('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
})
