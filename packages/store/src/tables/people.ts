export interface TeamTable {
  id: string
  name: string
}

/** API keys and write keys; the secret itself is stored nowhere. */
export interface ApiKeyTable {
  id: string
  name: string
  kind: 'api' | 'write'
  hash: string
  start: string
  role: string
  created_at: number
  last_used_at: number | null
}
