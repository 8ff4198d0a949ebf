import { z } from 'zod'
import { caseTitles, withControl, type ControlMeta } from './control.ts'
import { limits } from './limits.ts'
import { conditionField, numberField, textField, type Titled } from './fields.ts'
import { nodeIdPattern } from './node-frame.ts'

const wayId = z.string().regex(nodeIdPattern, {
  error: 'An id starts with a letter and has lower-case letters, digits and hyphens, 40 at most.',
})
const wayLabel = () => textField({ title: 'Name', max: 60, placeholder: 'What this way is called' })

interface Way {
  id: string
}

const areDistinct = (ways: readonly Way[]): boolean => new Set(ways.map((way) => way.id)).size === ways.length
const isFreeOf =
  (reserved: readonly string[]) =>
  (ways: readonly Way[]): boolean =>
    !ways.some((way) => reserved.includes(way.id))

/** Ways out of a node, each with a condition; `id` is the outlet and never changes when the name does. */
export const waysField = ({ reserved, ...titled }: Titled & { reserved: readonly string[] }) =>
  withControl(
    z
      .array(z.strictObject({ id: wayId, label: wayLabel(), when: conditionField({ title: 'If' }) }))
      .min(1)
      .max(limits.maxWays)
      .refine(areDistinct, { error: 'Two ways have the same id.' })
      .refine(isFreeOf(reserved), { error: 'A way cannot have this id.' }),
    { ...titled, control: 'ways', min: 1, max: limits.maxWays, required: true, initial: [{ id: 'way-1', label: '' }] },
  )

/** Ways out of a node, each with its share in per cent; the shares add up to 100. */
export const weightsField = (titled: Titled) =>
  withControl(
    z
      .array(
        z.strictObject({
          id: wayId,
          label: wayLabel(),
          weight: numberField({ title: 'Share', min: 0, max: 100, step: 0.1, unit: '%' }),
        }),
      )
      .min(2)
      .max(limits.maxShares)
      .refine(areDistinct, { error: 'Two ways have the same id.' })
      .refine((ways) => addsUp(ways.map((way) => way.weight)), { error: 'The shares must add up to 100 %.' }),
    { ...titled, control: 'weights', min: 2, max: limits.maxShares, required: true, initial: twoHalves },
  )

const twoHalves = [
  { id: 'a', label: 'A', weight: 50 },
  { id: 'b', label: 'B', weight: 50 },
]

const addsUp = (weights: readonly number[]): boolean =>
  Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 100) < 0.05

/** A list of entries, each with these fields; may be empty. */
export const entriesField = <Shape extends z.core.$ZodLooseShape>({
  of,
  max,
  adding,
  ...titled
}: Titled & { of: Shape; max: number; adding: string }) =>
  withControl(z.array(z.strictObject(of)).max(max).default([]), {
    ...titled, control: 'entries', max, adding, required: false, initial: [],
  }) // prettier-ignore

/** One shape a `one-of` field can take; `type` tells it apart from the others. */
export function caseOf<const Type extends string, Shape extends z.core.$ZodLooseShape>(
  type: Type,
  title: string,
  shape: Shape,
) {
  const schema = z.strictObject({ type: z.literal(type), ...shape })
  caseTitles.add(schema, { title })
  return schema
}

type Cases = readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]]

/** A choice between shapes, each with fields of its own. */
export function oneOfField<const Of extends Cases>({
  cases,
  initial,
  ...titled
}: Titled & { cases: Of; initial: unknown }) {
  const meta: ControlMeta = { ...titled, control: 'one-of', required: true, initial }
  return withControl(z.discriminatedUnion('type', cases, { error: 'Choose one of the options.' }), meta)
}
