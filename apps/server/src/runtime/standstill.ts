import { setImmediate, setTimeout } from 'node:timers/promises'
import { phrase, type EpochMs } from '@etape/conditions'
import type { Store } from '@etape/store'
import type { Foundation } from '../context.ts'
import { barrier, type Barrier } from './barrier.ts'

/**
 * Why a workspace takes no turns and sends nothing: it was restored, and what it was restored from may have gone on since, or
 * still goes on. `catching-up`: somebody has let it go on; its turns are taken, and nothing leaves before they are.
 */
export interface Standstill {
  since: EpochMs
  phase: 'still' | 'catching-up'
}

type Kept = Pick<Store, 'settings' | 'deliveries'>

const name = 'standstill'

export const readStandstill = async ({ settings }: Pick<Store, 'settings'>): Promise<Standstill | null> =>
  (await settings.readValue(name)) as Standstill | null

/** Has a workspace stand still, whose messages under way may all have left already. */
export async function beginStandstill(store: Kept, at: EpochMs): Promise<void> {
  await holdAll(store, at)
  await store.settings.saveValue(name, { since: at, phase: 'still' } satisfies Standstill)
}

const holdAll = ({ deliveries }: Kept, at: EpochMs) =>
  deliveries.holdAll({
    reason: phrase('Restored from a backup: it may have been sent since the backup was made.'),
    detail: 'Restored from a backup.',
    at,
  })

export interface StandstillParts extends Pick<Foundation, 'store' | 'clock' | 'log'> {
  /** As it is on record when the runtime starts. */
  standstill: Standstill | null
  stopping: AbortSignal
  /** Waits for something that a commit can bring about. */
  until: (isTrue: () => Promise<boolean>, timeoutMs: number) => Promise<boolean>
  /** Whether no schedule is being made up for. */
  isAtRest: () => Promise<boolean>
}

/** Holds up turns and messages while the workspace stands still. */
export function watchStandstill(parts: StandstillParts) {
  const { store, clock, log, standstill, stopping } = parts
  const ways = { turns: barrier(), sending: barrier() }
  const goOn = async () => {
    ways.turns.open()
    try {
      await untilCaughtUp(parts)
      if (stopping.aborted) return
      await store.transaction((within) => finish(within, clock.now()))
      ways.sending.open()
    } catch (error) {
      if (stopping.aborted) return
      log.error({ err: error }, 'Going on after a standstill failed and is tried again')
      await setTimeout(1000, null, { ref: false })
      await goOn()
    }
  }
  if (standstill === null) for (const way of Object.values(ways)) way.open()
  // Not before all that takes turns is there.
  let going = standstill?.phase === 'catching-up' ? setImmediate().then(goOn) : null
  return {
    turns: ways.turns as Pick<Barrier, 'isOpen' | 'passed'>,
    sending: ways.sending as Pick<Barrier, 'isOpen' | 'passed'>,
    /** Looks at what is on record: another process may have been told to go on. */
    look: async (): Promise<void> => {
      if (ways.sending.isOpen() || going) return
      const found = await readStandstill(store).catch((error: unknown) => {
        log.error({ err: error }, 'Whether the workspace may go on is asked again')
        return standstill
      })
      if (found?.phase !== 'still') going ??= goOn()
    },
  }
}

/** Every schedule that was missed is made up for, and every turn taken that was due then. */
async function untilCaughtUp({ store, clock, stopping, until, isAtRest }: StandstillParts): Promise<void> {
  await until(async () => stopping.aborted || (await isAtRest()), Infinity)
  const by = clock.now()
  await until(async () => stopping.aborted || ((await store.turns.nextDueAt()) ?? Infinity) > by, Infinity)
}

/** The workspace it was copied from may have taken the same turns, and sent the same messages. */
async function finish(store: Kept, at: EpochMs): Promise<void> {
  // Another process was faster: what is under way now is new.
  if ((await readStandstill(store)) === null) return
  await holdAll(store, at)
  await store.settings.saveValue(name, null)
}

/** Lets a workspace go on, for each process to see. Answers `false` when it does not stand still. */
export async function endStandstill({ settings }: Pick<Store, 'settings'>): Promise<boolean> {
  const standstill = await readStandstill({ settings })
  if (standstill?.phase !== 'still') return false
  await settings.saveValue(name, { ...standstill, phase: 'catching-up' } satisfies Standstill)
  return true
}
