import { isFieldKey } from '@etape/conditions'
import { z } from 'zod'
import { withControl } from './control.ts'
import { idText, type Titled } from './fields.ts'
import { nodeIdPattern } from './node-frame.ts'

/** A segment that contacts are put on by hand. */
export const staticSegmentField = (titled: Titled) =>
  withControl(idText('Choose a segment.'), {
    ...titled, control: 'static-segment', required: true, initial: undefined,
  }) // prettier-ignore

export const pipelineField = (titled: Titled) =>
  withControl(idText('Choose a pipeline.'), { ...titled, control: 'pipeline', required: true, initial: undefined })

/** Another flow. */
export const flowField = (titled: Titled) =>
  withControl(idText('Choose a flow.'), { ...titled, control: 'flow', required: true, initial: undefined })

/** Another node of the same flow, no trigger. */
export const nodeField = (titled: Titled) =>
  withControl(z.string({ error: 'Choose a step.' }).regex(nodeIdPattern, { error: 'Choose a step.' }), {
    ...titled, control: 'node', required: true, initial: undefined,
  }) // prettier-ignore

/** Fields of the contact that its company has too, as `contact.country`. */
export const sharedFieldsField = (titled: Titled) => {
  const error = 'Choose a field.'
  const reference = z
    .templateLiteral(['contact.', z.string()], { error })
    .refine((ref) => isFieldKey(ref.slice(ref.indexOf('.') + 1)), { error })
  return withControl(z.array(reference).max(50).default([]), {
    ...titled, control: 'shared-fields', required: false, initial: [],
  }) // prettier-ignore
}
