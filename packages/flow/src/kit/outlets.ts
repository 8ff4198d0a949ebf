import { phrase } from '@etape/conditions'
import type { Outlet } from './node-kind.ts'

/** The one outlet of kinds that only do something and go on. */
export const onwards: readonly [Outlet] = [{ id: 'next', label: phrase('Next') }]
