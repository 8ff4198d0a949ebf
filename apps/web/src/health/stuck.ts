import type { ResponseOf } from '@etape/contract'

/** Everything that does not go on by itself. */
export type Stuck = ResponseOf<'readStuck'>
