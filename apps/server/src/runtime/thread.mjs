/** Where the thread begins. */
import { enableCompileCache } from 'node:module'

// A thread has none of its process's; as in `main.ts`, what it loads comes after. This file has no types to be taken off: what does
// that takes 20 MB, and is not loaded when all else comes from the cache.
enableCompileCache()
await import('./in-thread.ts')
