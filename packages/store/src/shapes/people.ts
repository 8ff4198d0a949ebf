import type { EpochMs } from '@etape/conditions'
import type { Kysely } from 'kysely'
import type { AuthTables } from '../tables/auth.ts'

export type Role = 'viewer' | 'marketer' | 'admin'

export interface UserRow {
  id: string
  name: string
  email: string
  role: Role
  team: string | null
  language: string | null
}

export interface Users {
  list(): Promise<UserRow[]>
  get(id: string): Promise<UserRow | null>
  byEmail(email: string): Promise<UserRow | null>
  /** Throws NameTakenError when the address is known. */
  create(user: UserRow & { createdAt: EpochMs }): Promise<UserRow>
  update(id: string, values: Partial<Omit<UserRow, 'id'>>): Promise<UserRow | null>
  admins(): Promise<number>
}

export interface Teams {
  list(): Promise<{ id: string; name: string; members: number }[]>
  save(team: { id: string; name: string }): Promise<{ id: string; name: string; members: number }>
  /** Ids of the users in it. */
  members(id: string): Promise<string[]>
}

export interface KeyRow {
  id: string
  name: string
  kind: 'api' | 'write'
  /** The first characters of the secret, to tell keys apart. */
  start: string
  /** A role for an API key; empty for a write key. */
  role: string
  createdAt: EpochMs
  lastUsedAt: EpochMs | null
}

export interface Keys {
  list(): Promise<KeyRow[]>
  create(key: Omit<KeyRow, 'lastUsedAt'> & { hash: string }): Promise<KeyRow>
  /** By the hash of the secret. */
  byHash(hash: string): Promise<KeyRow | null>
  used(id: string, at: EpochMs): Promise<void>
  delete(id: string): Promise<boolean>
}

/** What better-auth is given as its database: its tables are `user`, `session`, `account`, `verification`. */
export interface Auth {
  kysely: Kysely<AuthTables>
  type: 'sqlite' | 'postgres'
}
