import { z } from 'zod'

export const nodeIdPattern = /^[a-z][a-z0-9-]{0,39}$/
const farthest = 1_000_000

/** What every node has, whatever its kind. */
export const nodeFrame = {
  id: z.string().regex(nodeIdPattern, {
    error: 'An id starts with a letter and has lower-case letters, digits and hyphens, 40 at most.',
  }),
  name: z.string().max(120),
  position: z.strictObject({
    x: z.number().min(-farthest).max(farthest),
    y: z.number().min(-farthest).max(farthest),
  }),
}
