/** A step that sends nothing for the time being, because it failed for too many contacts. */
export interface PausedStepTable {
  flow: string
  node: string
  paused_at: number
  /** How many contacts had been tried, and for how many of them it failed. */
  contacts: number
  failed: number
  /** What the other side said last. */
  detail: string
  /** `null` while it is paused. */
  resumed_at: number | null
}

/** An address nobody may write to. It outlives its contact, then as a hash alone. */
export interface SuppressionTable {
  /** SHA-256 of the address in lower case, in hexadecimal. */
  address_hash: string
  address: string | null
  reason: 'unsubscribed' | 'bounced' | 'complained'
  detail: string
  at: number
}

/** When the next message may leave under a limit of speed. */
export interface SendSlotTable {
  key: string
  next_at: number
}

/** A process that takes turns and sends; it says now and then that it is there, and takes its row along when it goes. */
export interface WorkerTable {
  id: string
  host: string
  started_at: number
  beat_at: number
}
