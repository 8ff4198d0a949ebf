import type { Phrase, Problem } from '@etape/conditions'

/** Every code a flow's problems can have; stable, for they are stored and looked up. */
export const problemCodes = [
  'flow/not-a-document', 'flow/format-unknown', 'flow/format-newer', 'flow/too-many-nodes', 'flow/too-many-edges',
  'flow/too-deep', 'flow/key-refused', 'flow/node-invalid', 'flow/kind-unknown', 'flow/config-invalid', 'flow/node-twice',
  'flow/edge-invalid', 'flow/edge-dangling', 'flow/edge-twice', 'flow/edge-from-nowhere', 'flow/edge-into-trigger',
  'flow/settings-invalid', 'flow/notes-invalid', 'flow/migration-target-missing', 'flow/no-trigger', 'flow/outlet-unwired', 'flow/unreachable', 'flow/instant-loop',
  'flow/feeds-itself', 'flow/feeds-others', 'flow/host-private', 'flow/reference-missing', 'flow/field-read-only', 'flow/value-unfit', 'flow/condition-unfit',
  'flow/template-unclosed', 'flow/template-unreadable', 'flow/template-field-unknown', 'flow/template-may-be-empty',
] as const // prettier-ignore
export type FlowProblemCode = (typeof problemCodes)[number]

/** A fault that keeps a flow from being published. */
export const errorAt = (code: FlowProblemCode, where: string, message: Phrase, hint?: Phrase): Problem => ({
  code, severity: 'error', message, where, ...(hint && { hint }),
}) // prettier-ignore

/** Something that may be meant, and is worth a look. */
export const warningAt = (code: FlowProblemCode, where: string, message: Phrase, hint?: Phrase): Problem => ({
  code, severity: 'warning', message, where, ...(hint && { hint }),
}) // prettier-ignore
