/** Where the thread begins. */
import { enableCompileCache } from 'node:module'

// A thread has none of its process's; as in `main.ts`, what it loads comes after.
enableCompileCache()
await import('./in-thread.ts')
