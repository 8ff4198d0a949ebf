import { CursorError } from '../errors.ts'

export type CursorPart = string | number | null

/** Where a page ended: the values it is sorted by, as an opaque text. */
export function writeCursor(parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Throws CursorError when it was not written for a list sorted by as many values. */
export function readCursor(cursor: string, length: number): CursorPart[] {
  const parts = parse(cursor)
  const isPart = (part: unknown) => part === null || typeof part === 'string' || typeof part === 'number'
  if (!Array.isArray(parts) || parts.length !== length || !parts.every(isPart)) throw new CursorError(wrong)
  return parts
}

const wrong = 'The cursor is not one that this list gave out. Begin again without it.'

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch (cause) {
    throw new CursorError(wrong, { cause })
  }
}
