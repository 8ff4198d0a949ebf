import { z } from 'zod'
import { route } from '../route.ts'
import { id, phrase, time, withId } from '../shapes/basics.ts'
import { change, verdictTree } from '../shapes/records.ts'

/** A condition that was judged: its result tree, and the same line by line; `text` is `phrase` in the caller's language. */
export const judged = z.object({
  tree: verdictTree,
  lines: z.array(z.object({ depth: z.int(), holds: z.boolean(), phrase, text: z.string() })),
})
/** One link of the chain that led to a write. */
export const whyLink = z.object({
  kind: z.enum(['cause', 'trigger', 'step', 'write', 'follow']),
  at: time,
  phrase,
  text: z.string(),
  node: id.nullable(),
  verdicts: z.array(judged),
  change: change.nullable(),
})
/** One rule or condition that stands in the way. */
export const block = z.object({
  rule: z.string(),
  phrase,
  text: z.string(),
  /** Lines of its condition that are not as they would have to be. */
  missing: z.array(z.object({ phrase, text: z.string() })),
  verdict: judged.nullable(),
  /** The node of the flow at which it stands. */
  node: id.nullable(),
  /** When time alone could change it, if ever. */
  until: time.nullable(),
})
export const explainRoutes = {
  whyChange: route({
    method: 'GET',
    path: '/api/changes/{id}/why',
    access: 'viewer',
    summary:
      'What led to a write, in order: what happened, trigger, conditions with the values found, path, write, what followed',
    params: withId,
    response: z.object({
      change,
      links: z.array(whyLink),
      /** What the contact did that set it off. */
      event: z.object({ id, name: z.string(), at: time, properties: z.record(z.string(), z.unknown()) }).nullable(),
      run: z.object({ id, flow: z.object({ id, name: z.string() }), version: z.int() }).nullable(),
    }),
    status: 200,
  }),
  whyNot: route({
    method: 'GET',
    path: '/api/contacts/{id}/why-not',
    access: 'viewer',
    summary:
      'Why a contact is not in a flow, at one of its nodes, in a segment or at a stage: what is missing and what blocks',
    params: withId,
    query: z.object({ flow: id.optional(), node: id.optional(), segment: id.optional(), stage: id.optional() }),
    response: z.object({ isThere: z.boolean(), blocks: z.array(block) }),
    status: 200,
  }),
} as const
