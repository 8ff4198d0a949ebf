import { z } from 'zod'

/** Opaque to clients; never reused. */
export const id = z.string().min(1).max(64)
export const withId = z.object({ id })

/** Milliseconds since 1970, UTC. */
export const time = z.int()

export const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])
export const fieldValues = z.record(z.string(), fieldValue)

export const label = z.object({ en: z.string().max(200), fr: z.string().max(200), sv: z.string().max(200) })

/** A list is read page by page: pass `next` as `cursor` to go on; `null` is the end. */
export const page = <T extends z.ZodType>(of: T) =>
  z.object({ rows: z.array(of), next: z.string().nullable(), total: z.int().nullable() })

export const paging = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** A text with places, put into a language by the reader; see the phrase catalogues. */
export const phrase = z.object({ text: z.string(), values: z.record(z.string(), z.unknown()).optional() })

/** RFC 9457, with the faults found in `problems`. */
export const problemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  /** For the log, when the server is at fault. */
  id: z.string().optional(),
  problems: z
    .array(
      z.object({
        code: z.string(),
        severity: z.enum(['error', 'warning']),
        message: phrase,
        where: z.string(),
        hint: phrase.optional(),
      }),
    )
    .optional(),
  /** What is stored now, when the request was made from something older. */
  current: z.unknown().optional(),
})
export type ProblemDocument = z.infer<typeof problemDocument>
export const problems = problemDocument.shape.problems.unwrap()
