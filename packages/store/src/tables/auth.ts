/**
 * Tables that better-auth reads and writes, with its own column names.
 * Times are ISO texts on SQLite and timestamps on PostgreSQL, booleans 0 or 1 and boolean: as it wants them.
 */
export interface AuthTables {
  user: UserTable
  session: SessionTable
  account: AccountTable
  verification: VerificationTable
}

type Time = string | Date
type Flag = number | boolean

export interface UserTable {
  id: string
  name: string
  email: string
  emailVerified: Flag
  image: string | null
  createdAt: Time
  updatedAt: Time
  role: 'viewer' | 'marketer' | 'admin'
  team: string | null
  language: string | null
}

export interface SessionTable {
  id: string
  expiresAt: Time
  token: string
  createdAt: Time
  updatedAt: Time
  ipAddress: string | null
  userAgent: string | null
  userId: string
}

export interface AccountTable {
  id: string
  accountId: string
  providerId: string
  userId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: Time | null
  refreshTokenExpiresAt: Time | null
  scope: string | null
  password: string | null
  createdAt: Time
  updatedAt: Time
}

export interface VerificationTable {
  id: string
  identifier: string
  value: string
  expiresAt: Time
  createdAt: Time
  updatedAt: Time
}
