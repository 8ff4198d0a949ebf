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
  | { type: 'fault'; call: number; error: unknown }
  | { type: 'changed'; topic: StreamEvent['topic']; id: string | null }
