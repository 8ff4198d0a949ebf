import type { EpochMs } from '@etape/conditions'
import type { NewInput, Received, Store } from '@etape/store'
import type { Logger } from 'pino'
import type { Auth } from './auth/auth.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Definitions } from './definitions.ts'
import type { Hooks } from './hooks/hooks.ts'
import type { Leaving } from './leaving/leaving.ts'
import type { Presence } from './presence/presence.ts'
import type { Stream } from './stream.ts'

/** What the runtime needs from the rest of the server. */
export interface Foundation {
  config: Config
  /** Of the product. */
  version: string
  store: Store
  clock: Clock
  log: Logger
  definitions: Definitions
  stream: Stream
  /** In [0, 1). */
  random: () => number
}

/** What handlers work with. */
export interface Context extends Foundation {
  auth: Auth
  runtime: Runtime
  imports: ImportRunner
  steering: SteeringRunner
  presence: Presence
  /** Addresses of our own pages, such as `https://etape.example.com`. */
  ownOrigins: ReadonlySet<string>
  leaving: Leaving
  hooks: Hooks
  /** The address people reach it at. */
  publicUrl: string
  /** Aborted when the server is about to stop. */
  stopping: AbortSignal
  /** Whether answers are held against the contract: in tests, where it may cost time. */
  checksAnswers: boolean
}

/** The engine at work: takes what happens in, and moves contacts on. */
export interface Runtime {
  /** Durable when it resolves; answers in the same order. */
  receive(inputs: readonly NewInput[]): Promise<readonly Received[]>
  /** Resolves when nothing waits for these contacts, or when the time is over. */
  settled(contactIds: readonly number[], timeoutMs: number): Promise<void>
  /** Resolves when nothing at all is due at present, deliveries included, or when the time is over. */
  idle(timeoutMs: number): Promise<void>
  /** Something may be due now that was written past `receive`. */
  wake(): void
  /** Resolves when every turn from then on works with what was defined. */
  definitionsChanged(): Promise<void>
  /** Somebody has let a workspace go on that stood still. */
  standstillChanged(): Promise<void>
  stats(): Promise<RuntimeStats>
  /** Finishes what it is doing, and does no more. */
  stop(): Promise<void>
}

export interface RuntimeStats {
  /** Whether it can go on: `false` when the last batch failed as a whole. */
  ok: boolean
  /** For the health page. */
  detail: string
  turns: number
  /** End of the last batch. */
  lastBatchAt: EpochMs | null
  /** What this process is called among the others. */
  worker: string
  /** Whether what sends messages can go on, and how it is. */
  sender: { ok: boolean; detail: string }
}

/** What is done by hand to many runs, in the background. */
export interface SteeringRunner {
  start(id: number): void
  stop(): Promise<void>
}

/** Imports that go on by themselves. */
export interface ImportRunner {
  /** Begins or goes on with an import in the background. */
  start(importId: number): void
  cancel(importId: number): Promise<void>
  stop(): Promise<void>
}
