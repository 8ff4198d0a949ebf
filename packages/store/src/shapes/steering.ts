import type { EpochMs } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import type { RunAct } from '@etape/flow'
import type { Named, Page, Paging } from '../store.ts'
import type { RunRow } from './flows.ts'

/** Which of a node's numbers: who waits there now, came by, left by an outlet, or failed. */
export const visitSorts = ['waiting', 'visited', 'left', 'failed'] as const
export type VisitSort = (typeof visitSorts)[number]

/** The visits behind a number on a node. */
export interface BehindNumber {
  node: string
  sort: VisitSort
  /** Of those who left, by which outlet; by any unless given. */
  outlet?: string | undefined
  /** Rounded to whole UTC days, as the numbers are. Who waits does so now, whatever the period. */
  from?: EpochMs | undefined
  to?: EpochMs | undefined
  /** A version's number. */
  version?: number | undefined
  /** Part of the contact's name or e-mail address. */
  q?: string | undefined
}

/** One visit of one run to one node, and how the run stands now. */
export interface VisitRow {
  /** Unique among a node's visits. */
  step: number
  contact: Named
  version: number
  at: EpochMs
  leftAt: EpochMs | null
  leftBy: string | null
  state: 'waiting' | 'left' | 'ended' | 'failed'
  run: Pick<RunRow, 'id' | 'status' | 'outcome' | 'node' | 'wakeAt' | 'problem'> & {
    /** Number of the visit it stands at. */
    visit: number
  }
}

/** Whose runs are meant: those seen, each at the visit it stood at, or all behind a number. */
export type RunsMeant = { runs: readonly { id: number; visit: number }[] } | { behind: BehindNumber }

/** What would come of treating runs like this. */
export interface SteeringPlan {
  /** How many runs are meant. */
  meant: number
  /** How many of them it can be done to. */
  fitting: number
  /** The others: they wait or failed where they should not, are over, have moved on since, or their version has no such step. */
  waiting: number
  failed: number
  ended: number
  movedOn: number
  withoutStep: number
}

export interface SteeringRow {
  id: number
  flow: string
  act: RunAct
  cause: Cause
  total: number
  /** How many have been told, or were found to have moved on. */
  told: number
  missed: number
  /** How many of those told have not had their turn yet. */
  waiting: number
  createdAt: EpochMs
  done: boolean
}

export interface NewSteering {
  flow: string
  act: RunAct
  cause: Cause
  meant: RunsMeant
  at: EpochMs
}

export interface Steerings {
  /** The visits behind a number, of the newest runs first. */
  visits(flow: string, asked: BehindNumber & Paging): Promise<Page<VisitRow>>
  /** Counts without doing anything. */
  plan(asked: Pick<NewSteering, 'flow' | 'act' | 'meant'>): Promise<SteeringPlan>
  /** Keeps to whom it is to be done; `goOn` does it. `id` is `null` when it fits nobody. */
  begin(steering: NewSteering): Promise<{ id: number | null; plan: SteeringPlan }>
  /** Tells the next batch, in one transaction. Answers whether more are left. */
  goOn(id: number): Promise<boolean>
  /** Ids of those that are not through, oldest first. */
  open(): Promise<number[]>
  /** Of one flow, newest first. */
  list(flow: string, limit: number): Promise<SteeringRow[]>
}
