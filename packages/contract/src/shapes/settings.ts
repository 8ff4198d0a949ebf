import { z } from 'zod'
import { id, label, time } from './basics.ts'

export const color = z.enum(['slate', 'sky', 'cyan', 'teal', 'green', 'amber', 'orange', 'rose', 'violet', 'grey'])
export const key = z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/)
/** A condition as the conditions package has it; read by `readCondition`, so that faults are named line by line. */
export const condition = z.record(z.string(), z.unknown())
export const stage = z.object({
  id: key,
  label,
  color,
  definition: z.string().max(5000),
  criteria: condition.nullable(),
  rank: z.int().nullable(),
  position: z.int(),
})
export const status = z.object({ id: key, label, color, definition: z.string().max(5000), position: z.int() })
/** `usedBy` names what refers to it, so that deleting asks the right question. */
export const usage = z.object({
  contacts: z.int(),
  companies: z.int(),
  usedBy: z.array(z.object({ type: z.enum(['flow', 'segment', 'rule', 'default']), id, name: z.string() })),
})
export const pipelineStage = z.object({
  id: key,
  label,
  type: z.enum(['open', 'won', 'lost']),
  probability: z.number().min(0).max(1),
})
export const pipeline = z.object({ id: key, label, stages: z.array(pipelineStage).min(1).max(50) })
export const field = z.object({
  object: z.enum(['contact', 'company', 'deal']),
  key,
  type: z.enum([
    'text',
    'long-text',
    'number',
    'boolean',
    'date',
    'date-time',
    'choice',
    'multi-choice',
    'email',
    'phone',
    'url',
  ]),
  label,
  choices: z
    .array(z.object({ value: z.string().min(1).max(200), label, color: z.string().optional() }))
    .max(500)
    .optional(),
  builtIn: z.boolean(),
  readOnly: z.boolean().optional(),
})
export const syncRule = z.object({
  id: z.enum(['open-deal', 'won-deal', 'company-stage', 'contact-stage']),
  enabled: z.boolean(),
  filter: condition.nullable(),
  /** Writes it has made so far. */
  changed: z.int(),
})
export const user = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: z.enum(['viewer', 'marketer', 'admin']),
  team: z.string().nullable(),
})
export const team = z.object({ id: key, name: z.string().min(1).max(100), members: z.int() })
export const segment = z.object({
  id,
  name: z.string().min(1).max(200),
  description: z.string().max(2000),
  kind: z.enum(['dynamic', 'static']),
  condition: condition.nullable(),
  /** The condition in plain words, in the asked language. */
  sentence: z.string(),
  members: z.int(),
  /** `counting` while members are being worked out after a new definition. */
  state: z.enum(['ready', 'counting']),
  updatedAt: time,
})
export const apiKey = z.object({
  id,
  name: z.string(),
  kind: z.enum(['api', 'write']),
  start: z.string(),
  role: z.string(),
  createdAt: time,
  lastUsedAt: time.nullable(),
})
