import type { StreamEvent } from '@etape/contract'
import type { Config } from '../config.ts'
import type { Runtime } from '../context.ts'

/** What the thread is given to begin with. */
export interface ThreadOutfit {
  config: Config
  version: string
  publicUrl: string
}

/** Each method of the runtime is one question; messages arrive in the order they were sent. */
export type Question = {
  [Name in keyof Runtime]: { call: number; name: Name; given: Parameters<Runtime[Name]> }
}[keyof Runtime]

export type Telling =
  | { type: 'answer'; call: number; answer: unknown }
  /** Errors cross without what is theirs alone; by its code it is known what ails the database. */
  | { type: 'fault'; call: number; error: unknown; code: string | null }
  | { type: 'changed'; topic: StreamEvent['topic']; id: string | null }
