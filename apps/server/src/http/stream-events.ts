import { plainRoutes } from '@etape/contract'
import { Router } from 'express'
import type { Context } from '../context.ts'
import { admit } from './route.ts'

const heartbeatMs = 20_000

/** What changes, as server-sent events. Ends when the server stops; browsers come back by themselves. */
export function streamEvents(context: Context): Router {
  const router = Router()
  router.get(plainRoutes.stream.path, admit(context, plainRoutes.stream), (_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    response.write('retry: 2000\n\n')
    const leave = context.stream.listen((event) => response.write(`data: ${JSON.stringify(event)}\n\n`))
    const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs)
    const end = () => {
      clearInterval(heartbeat)
      leave()
      response.end()
    }
    context.stopping.addEventListener('abort', end, { once: true })
    response.on('close', () => {
      context.stopping.removeEventListener('abort', end)
      clearInterval(heartbeat)
      leave()
    })
  })
  return router
}
