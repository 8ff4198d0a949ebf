import { phrase, type Problem, type Reading } from '@etape/conditions'
import { z } from 'zod'
import { isRecord } from '../kit/json.ts'
import { nodeFrame } from '../kit/node-frame.ts'
import { errorAt } from '../kit/problem.ts'
import { kindOf } from '../nodes/index.ts'
import type { FlowNode } from './flow-document.ts'
import { issuesAt } from './issues-at.ts'
import { limits } from '../kit/limits.ts'

const frame: z.ZodType<FlowNode> = z.strictObject({
  ...nodeFrame,
  type: z.string().max(60),
  config: z.custom<unknown>(isRecord),
})

/** One node with its frame in order and its kind known; the configuration is any JSON object. */
export function readNode(given: unknown, called: string): Reading<FlowNode> {
  const where = `nodes.${called.slice(0, 60)}`
  const node = issuesAt('flow/node-invalid', where, frame, given)
  if (!node.ok || kindOf(node.value.type)) return node
  return { ok: false, problems: [kindUnknown(where, node.value.type)] }
}

/** A node of a kind that this Etape does not have. */
export const kindUnknown = (where: string, kind: string): Problem =>
  errorAt(
    'flow/kind-unknown',
    `${where}.type`,
    phrase('There is no kind of node called “{kind}”.', { kind }),
    phrase('Remove the node, or update Etape if the flow comes from a newer version.'),
  )

/** JSON that is nested too deep, or that has keys JavaScript gives a meaning of its own. */
export function checkShape(given: unknown): Problem[] {
  const ahead: { value: unknown; depth: number }[] = [{ value: given, depth: 0 }]
  for (let here = ahead.pop(); here; here = ahead.pop()) {
    const { value, depth } = here
    if (typeof value !== 'object' || value === null) continue
    if (depth > limits.maxDepth) return [errorAt('flow/too-deep', '', phrase('The flow is nested too deep.'))]
    if (Object.hasOwn(value, '__proto__')) return [keyRefused('__proto__')]
    for (const inner of Object.values(value)) ahead.push({ value: inner, depth: depth + 1 })
  }
  return []
}

const keyRefused = (key: string): Problem =>
  errorAt('flow/key-refused', '', phrase('Nothing in a flow can be called “{key}”.', { key }))
