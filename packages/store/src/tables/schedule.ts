/** A trigger that starts by the clock, of the version that takes contacts in. */
export interface FlowScheduleTable {
  flow: string
  node: string
  cron: string
  zone: string
  /** `null` when it never fires again. */
  next_at: number | null
  fired_at: number | null
}

/** The secret address of a trigger that is started by a call from outside. It stays the same from version to version. */
export interface FlowHookTable {
  flow: string
  node: string
  /** Of the secret part of the address. */
  hash: string
  /** The secret, for those who may see it; only this server can read it. */
  sealed: string
  created_at: number
  last_used_at: number | null
}

/** Contacts on their way into a flow, in the order in which they go in. */
export interface EnrolmentTable {
  id: number
  flow: string
  node: string | null
  /** JSON: the input each of them gets. */
  content: string
  /** JSON list of ids; emptied when all are written. */
  contacts: string
  total: number
  /** How many have their input. */
  written: number
  /** `null` for all at once. */
  per_minute: number | null
  created_at: number
  /** When the first of them is due. */
  due_at: number
  done_at: number | null
  cancelled_at: number | null
  /** How many did not go in because it was cancelled. */
  kept_out: number
}
