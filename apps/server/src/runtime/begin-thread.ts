import { Worker } from 'node:worker_threads'
import type { Config } from '../config.ts'

/** PostgreSQL waits for its disk elsewhere; and time that is moved by hand is moved in the thread it is moved from. */
export const hasOwnThread = ({ databaseUrl, clock }: Config): boolean => databaseUrl === null && clock === 'real'

/** Begins to load what the runtime needs, on another core; `startRuntimeThread` then says what for. */
export const beginThread = (): Worker => new Worker(new URL('./thread.mjs', import.meta.url))
