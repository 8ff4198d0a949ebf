import { z } from 'zod'
import { route } from '../route.ts'
import { fieldValues } from '../shapes/basics.ts'

export const testCallRoutes = {
  testCall: route({
    method: 'POST',
    path: '/api/webhooks/test',
    access: 'marketer',
    summary: 'Calls an address once, signed as a step would, and tells what it answered; nothing of it is kept',
    body: z.strictObject({
      url: z.string().min(1).max(2000),
      method: z.enum(['POST', 'PUT', 'PATCH', 'GET', 'DELETE']),
      headers: z.record(z.string().min(1).max(60), z.string().max(1000)),
      body: z.string().max(65_536),
      /** Keys with dots between them, to be taken from a JSON answer. */
      reads: z.array(z.string().min(1).max(200)).max(20),
    }),
    response: z.object({
      /** `null` when nobody answered. */
      status: z.int().nullable(),
      /** Whether the address is closed to calls, so that nothing was sent. */
      isRefused: z.boolean(),
      /** What the connection had to say, when nobody answered. */
      detail: z.string(),
      tookMs: z.int(),
      /** The beginning of the answer. */
      answer: z.string(),
      /** What was taken from it, by path. */
      values: fieldValues,
    }),
    status: 200,
  }),
} as const
