import type { EpochMs } from '@etape/conditions'
import type { FlowTest } from '@etape/flow'
import type { By } from './flows.ts'

export interface FlowTestRow extends FlowTest {
  id: number
  updatedAt: EpochMs
  updatedBy: string
}

/** Rehearsals that were kept, each with what is to come of it. */
export interface FlowTests {
  /** Oldest first. */
  list(flow: string): Promise<FlowTestRow[]>
  add(flow: string, tests: readonly FlowTest[], by: By): Promise<FlowTestRow[]>
  /** What is left out stays; `null` when the flow has no such test. */
  change(at: { flow: string; id: number }, values: Partial<FlowTest>, by: By): Promise<FlowTestRow | null>
  /** Answers `false` when the flow has no such test. */
  remove(at: { flow: string; id: number }): Promise<boolean>
}
