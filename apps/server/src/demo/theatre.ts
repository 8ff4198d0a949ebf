import type { Context } from '../context.ts'
import type { VirtualClock } from '../clock.ts'

/** Where the history is played: the real store and engine, under a clock of its own. */
export type Theatre = Pick<Context, 'store' | 'definitions' | 'stream' | 'log' | 'runtime'> & { clock: VirtualClock }
