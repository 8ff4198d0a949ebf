import { join } from 'node:path'
import { inRoot, memory } from './repository.mjs'

// Left alone, V8 gives each of the server's threads heaps that go by the machine's memory, and cleans up the later for it. Within
// these it takes as many steps a second and holds less than half as much (344 MB in place of 774 under P9's load).
const heap = ['--max-semi-space-size=16', '--max-old-space-size=768']

/** What Node is given to run the server, once it is built; the server's own arguments come after. */
export const serverProgram = [...heap, inRoot('apps', 'server', 'dist', 'main.mjs')]

/**
 * The environment it runs in: what was compiled once is there at the next start.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export const serverEnvironment = (env) => ({ NODE_COMPILE_CACHE: join(memory, 'compile-cache'), ...env })
