const unstorable = /(?<!\\)((?:\\\\)*)\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})/g

/** JSON as both databases can hold it: PostgreSQL has no NUL, and no half of a surrogate pair. */
export function writeJson(value: unknown): string {
  const text = JSON.stringify(value)
  return text.includes('\\u') ? text.replaceAll(unstorable, '$1') : text
}

export function writeJsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : writeJson(value)
}

/** What was written by `writeJson`; the type is what was given to it. */
export function readJson<T>(text: string): T {
  return JSON.parse(text) as T
}

export function readJsonOrNull<T>(text: string | null): T | null {
  return text === null ? null : readJson<T>(text)
}

/** A text as both databases can hold it. */
export function storableText(text: string): string {
  return text.includes('\0') || !text.isWellFormed() ? text.replaceAll('\0', '').toWellFormed() : text
}
