import { json, Router } from 'express'
import { z } from 'zod'
import { isVirtual } from '../clock.ts'
import type { Context } from '../context.ts'
import { passTime } from '../pass-time.ts'
import { readParts } from './read-request.ts'

const move = z.union([z.strictObject({ now: z.int() }), z.strictObject({ advanceMs: z.int().min(0) })])

/** With a virtual clock only: moves it, and answers when everything due by then has been done. */
export function clockForTests({ clock, runtime, store }: Context): Router {
  const router = Router()
  if (!isVirtual(clock)) return router
  router.post('/api/test/clock', json(), async (request, response) => {
    const { body } = readParts([{ name: 'body', schema: move, given: request.body as unknown }])
    const to = body as z.infer<typeof move>
    await passTime({ clock, runtime, store }, 'now' in to ? to.now : clock.now() + to.advanceMs)
    response.json({ now: clock.now() })
  })
  return router
}
