import { z } from 'zod'
import { route } from '../route.ts'

const when = z.union([z.string().max(64), z.number()]).optional()
/** Fields every call of Segment's HTTP tracking API may have; anything else is passed over. */
const common = z.looseObject({
  messageId: z.string().max(200).optional(),
  userId: z.union([z.string().max(200), z.number()]).nullish(),
  anonymousId: z.string().max(200).nullish(),
  timestamp: when,
  sentAt: when,
  originalTimestamp: when,
  context: z.looseObject({}).nullish(),
})
const bag = z.record(z.string(), z.unknown()).nullish()
export const identifyCall = common.extend({ traits: bag })
export const trackCall = common.extend({ event: z.string().min(1).max(200), properties: bag })
export const pageCall = common.extend({ name: z.string().max(500).nullish(), properties: bag })
export const groupCall = common.extend({ groupId: z.union([z.string().max(200), z.number()]), traits: bag })
export const aliasCall = common.extend({ previousId: z.union([z.string().max(200), z.number()]) })
export const batchCall = z.looseObject({
  batch: z
    .array(z.looseObject({ type: z.enum(['identify', 'track', 'page', 'screen', 'group', 'alias']) }))
    .min(1)
    .max(2500),
  sentAt: when,
  context: z.looseObject({}).nullish(),
})
const accepted = z.object({ success: z.literal(true) })
const track = <const P extends string, B extends z.ZodType>(path: P, body: B, summary: string) =>
  route({
    method: 'POST',
    path,
    access: 'write-key',
    summary,
    body,
    response: accepted,
    status: 200,
    problems: ['request/invalid'],
  })
/** Segment's HTTP tracking API; the write key is the user name of HTTP basic authentication. */
export const trackingRoutes = {
  identify: track('/v1/identify', identifyCall, 'Who a person is, and their traits'),
  track: track('/v1/track', trackCall, 'Something a person did'),
  page: track('/v1/page', pageCall, 'A page a person visited'),
  group: track('/v1/group', groupCall, 'The company a person belongs to'),
  alias: track('/v1/alias', aliasCall, 'Two ids are one person'),
  batch: track('/v1/batch', batchCall, 'Many calls at once'),
} as const
