import { problemCodes, type ProblemCode, type ProblemDocument } from '@etape/contract'
import type { Problem } from '@etape/conditions'

export interface RefusalDetails {
  /** What exactly, for this request. */
  detail?: string
  problems?: readonly Problem[]
  /** What is stored now. */
  current?: unknown
  /** Header `Retry-After`. */
  retryAfterSeconds?: number
  /** For the log, when the server is at fault. */
  id?: string
}

/** A request that is not granted. Thrown by handlers, and answered as an RFC 9457 problem at the edge. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: ProblemCode
  readonly details: RefusalDetails
  constructor(code: ProblemCode, details: RefusalDetails = {}) {
    super(details.detail ?? problemCodes[code].title)
    this.code = code
    this.details = details
  }
}

export const statusOf = (code: ProblemCode): number => problemCodes[code].status

export function documentOf({ code, details }: Refusal): ProblemDocument {
  const { detail, id, problems, current } = details
  return {
    type: `urn:etape:problem:${code.replace('/', ':')}`,
    title: problemCodes[code].title,
    status: statusOf(code),
    code,
    ...(detail !== undefined && { detail }),
    ...(id !== undefined && { id }),
    ...(problems && { problems: problems.map(shownProblem) }),
    ...(current !== undefined && { current }),
  }
}

type ShownProblem = NonNullable<ProblemDocument['problems']>[number]

export function shownProblem({ code, severity, message, where, hint }: Problem): ShownProblem {
  return { code, severity, message: shownPhrase(message), where, ...(hint && { hint: shownPhrase(hint) }) }
}

export const shownPhrase = ({ text, values }: Problem['message']): ShownProblem['message'] => ({
  text,
  ...(values && { values: { ...values } }),
})
