import type { Reading } from '@etape/conditions'
import type { z } from 'zod'
import { issuePhrase, issueText } from '../kit/issue-phrase.ts'
import { errorAt, type FlowProblemCode } from '../kit/problem.ts'

/** A value read by its schema, each issue a problem at its path below `where`. */
export function issuesAt<T>(code: FlowProblemCode, where: string, schema: z.ZodType<T>, given: unknown): Reading<T> {
  const parsed = schema.safeParse(given, { error: issueText })
  if (parsed.success) return { ok: true, value: parsed.data }
  const problems = parsed.error.issues.map((issue) =>
    errorAt(code, [where, ...issue.path.map(String)].join('.'), issuePhrase(issue)),
  )
  return { ok: false, problems }
}
