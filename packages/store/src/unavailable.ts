/**
 * Why the database can do nothing for the moment, whoever asks: no fault of what was asked, which can be asked again. `full`: no
 * room is left. `unwritable`: the disk refuses or fails. `busy`: others hold it for too long. `unreachable`: the server is away.
 */
export type Unavailability = 'full' | 'unwritable' | 'busy' | 'unreachable'

type Reasons = readonly (readonly [code: RegExp, reason: Unavailability])[]

// SQLite's result codes, those of the operating system, and PostgreSQL's SQLSTATE.
const reasons: Reasons = [
  [/^(?:SQLITE_FULL|ENOSPC|EDQUOT|53100)$/, 'full'],
  [/^(?:SQLITE_(?:READONLY|IOERR|CANTOPEN)(?:_\w+)?|EROFS|EIO|25006|58030)$/, 'unwritable'],
  [/^(?:SQLITE_(?:BUSY|LOCKED)(?:_\w+)?|53[23]00|55P03|40001|40P01)$/, 'busy'],
  [/^(?:08\w{3}|57P0\d|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH)$/, 'unreachable'],
]

// What the driver says of a connection that broke while it was used, without a code.
const broken = /^(?:Connection terminated|Client has encountered a connection error)/

/** What an error says about the database as a whole; `null` when it is about what was asked. */
export function whyUnavailable(error: unknown): Unavailability | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const found = reasons.find(([pattern]) => pattern.test(code))
  if (found) return found[1]
  return broken.test(error.message) ? 'unreachable' : null
}
