import type { KeyHolder, Person } from '../http/caller.ts'

/** A session that began; `cookies` go to the browser. */
export interface SignedIn {
  person: Person
  cookies: readonly string[]
}

/** Who people are. What stands behind it is known to this folder alone. */
export interface Auth {
  personOf(headers: Headers): Promise<Person | null>
  /** `null` when they do not match. */
  signInWithPassword(given: { email: string; password: string }, headers: Headers): Promise<SignedIn | null>
  /** `null` when the link was used or is too old. */
  signInWithLink(token: string, headers: Headers): Promise<SignedIn | null>
  /** Cookies that take the session away. */
  signOut(headers: Headers): Promise<readonly string[]>
  /** A token for one sign-in within a quarter of an hour. */
  createLink(email: string): Promise<string>
  hasPassword(userId: string): Promise<boolean>
  matchesPassword(userId: string, password: string): Promise<boolean>
  /** Ends the person's sessions but the one of these headers. */
  setPassword(userId: string, password: string, headers: Headers): Promise<void>
  endSessions(userId: string): Promise<void>
  keys: KeyRing
}

/** Keys of programs. Only hashes are kept. */
export interface KeyRing {
  holderOf(kind: 'api' | 'write', secret: string): Promise<KeyHolder | null>
  make(kind: 'api' | 'write'): { secret: string; hash: string; start: string }
  /** Answers whether there was one. From then on it lets nobody in. */
  revoke(id: string): Promise<boolean>
}
