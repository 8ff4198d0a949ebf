import type { FieldRef, FieldValue, Phrase } from '@etape/conditions'
import { z } from 'zod'
import type { Message } from '../kit/outcome.ts'
import { nodeFrame } from '../kit/node-frame.ts'
import type { Script } from './script.ts'

/** A message as a test knows it: from which node, to whom, and how it begins. */
export interface ExpectedMessage {
  node: string
  channel: Message['channel']
  to: string
  title: string
}

/** One thing that is to come out when the script is played. */
export type Expectation =
  /** The nodes visited, in order. */
  | { type: 'path'; nodes: readonly string[] }
  /** How it stands at the end; `node` is where, and `outcome` how it left, as far as it did. */
  | { type: 'end'; status: 'kept-out' | 'waiting' | 'ended' | 'failed'; node: string | null; outcome: string | null }
  /** A field at the end. */
  | { type: 'field'; ref: FieldRef; value: FieldValue }
  | ({ type: 'message' } & ExpectedMessage)
  /** Nothing goes out besides the messages expected. */
  | { type: 'no-other-message' }

/** A rehearsal that was kept: what is done, and what is to come of it. */
export interface FlowTest {
  name: string
  script: Script
  expects: readonly Expectation[]
}

/** Something that did not come as expected, in words, and the node where it shows. */
export interface Break {
  /** `null` when no node of the drawing has to do with it. */
  node: string | null
  message: Phrase
}

export const mostTests = 200

const text = z.string().max(2000)
const fieldValue = z.union([
  z.string().max(20_000),
  z.number(),
  z.boolean(),
  z.array(text).max(500).readonly(),
  z.null(),
])
const fields = z.record(z.string().max(100), fieldValue)
const properties = z.record(z.string().max(200), z.unknown())
const at = z.int()
const nodeId = nodeFrame.id
const fieldRef = z.templateLiteral([z.enum(['contact', 'company', 'deal']), '.', z.string()])

const act = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('wait') }),
  z.strictObject({ type: z.literal('event'), name: z.string().min(1).max(200), properties }),
  z.strictObject({ type: z.literal('write'), fields }),
  z.strictObject({ type: z.literal('answer'), ok: z.boolean() }),
])

const script: z.ZodType<Script, Script> = z.strictObject({
  sample: z.strictObject({
    name: z.string().max(400),
    contact: fields,
    company: fields.nullable(),
    deals: z.array(fields).max(200).readonly(),
    events: z
      .array(z.strictObject({ name: z.string().max(200), at, properties }))
      .max(1000)
      .readonly(),
    onSegments: z.array(z.string().max(64)).max(500).readonly(),
  }),
  startAt: nodeId.nullable(),
  startedBy: properties.nullable(),
  at,
  zone: z.string().max(64),
  acts: z.array(act).max(200).readonly(),
  ways: z.record(nodeId, z.string().max(64)),
})

const expectation: z.ZodType<Expectation, Expectation> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('path'), nodes: z.array(nodeId).max(1000).readonly() }),
  z.strictObject({
    type: z.literal('end'),
    status: z.enum(['kept-out', 'waiting', 'ended', 'failed']),
    node: nodeId.nullable(),
    outcome: z.string().max(200).nullable(),
  }),
  z.strictObject({ type: z.literal('field'), ref: fieldRef, value: fieldValue }),
  z.strictObject({
    type: z.literal('message'),
    node: nodeId,
    channel: z.enum(['email', 'notification', 'webhook', 'slack']),
    to: text,
    title: text,
  }),
  z.strictObject({ type: z.literal('no-other-message') }),
])

/** A flow test as JSON has it. */
export const flowTestShape = z.strictObject({
  name: z.string().trim().min(1).max(200),
  script,
  expects: z.array(expectation).max(300),
})
