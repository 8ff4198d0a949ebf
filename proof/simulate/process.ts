import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { EpochMs } from '@etape/conditions'
import { openStore, whyUnavailable, type NewInput, type Received, type Store } from '@etape/store'
import { pino } from 'pino'
import { openDefinitions, type Definitions } from '../../apps/server/src/definitions.ts'
import { receiveWithTurns } from '../../apps/server/src/runtime/receive-at-once.ts'
import { takeBatch } from '../../apps/server/src/runtime/turns.ts'
import { findBroken } from '../invariants.ts'
import { crashingStore, faultyStore, type ReceivingFault, type TurnFault } from './faulty-store.ts'

/** A server's process over its database, without the network: it can be killed at any commit and started again. */
export interface SimulatedProcess {
  store: Store
  /**
   * Takes the turns of due contacts; answers how many are known to be committed, `null` when the database could not be used. Throws
   * `Crash` when the fault kills it.
   */
  takeTurns(now: EpochMs, limit: number, fault: TurnFault): Promise<number | null>
  /** As the server takes in what comes: with the turns it leads to, in one transaction. */
  receive(inputs: readonly NewInput[], now: EpochMs, fault: ReceivingFault): Promise<readonly Received[]>
  /** After something was defined. */
  reload(): Promise<void>
}

/** What processes run on one after the other, and what the dead leave to the living. */
export interface Machine {
  start(): Promise<SimulatedProcess>
  /** Kills the process; answers what is wrong with what it left. */
  kill(): Promise<readonly string[]>
  /** Stops the process as it should; answers a SQLite file to judge. */
  close(): Promise<string>
}

const log = pino({ level: 'silent' })

/** A folder of databases: each process that dies leaves its file, as the disk has it, to the next. */
export function openDisk(folder: string, empty: string): Machine {
  let number = 0
  let store: Store | null = null
  const fileOf = (which: number) => join(folder, String(which), 'etape.sqlite')
  mkdirSync(join(folder, '0'), { recursive: true })
  copyFileSync(empty, fileOf(0))
  return {
    start: async () => {
      store = await openStore({ type: 'sqlite', path: fileOf(number) })
      return processOver(store)
    },
    kill: async () => {
      const dead = store
      const before = number
      number += 1
      leaveFiles(fileOf(before), fileOf(number))
      await dead?.close()
      rmSync(join(folder, String(before)), { recursive: true, force: true })
      return findBroken(fileOf(number))
    },
    close: async () => {
      await store?.close()
      return fileOf(number)
    },
  }
}

/** What a killed process leaves: the file and the log beside it, as they are at this moment. */
export function leaveFiles(from: string, to: string): void {
  mkdirSync(join(to, '..'), { recursive: true })
  for (const part of ['', '-wal']) if (existsSync(from + part)) copyFileSync(from + part, to + part)
}

export async function processOver(store: Store): Promise<SimulatedProcess> {
  const definitions: Definitions = await openDefinitions(store)
  return {
    store,
    takeTurns: async (now, limit, fault) => {
      const due = await store.turns.claimDue({ now, limit })
      if (due.length === 0) return 0
      const settings = { log, definitions, now, budgetMs: Infinity, giveWay: async () => {} }
      try {
        const turns = await takeBatch(due, { ...settings, store: faultyStore(store, fault) })
        return turns.length
      } catch (error) {
        // The worker looks again a moment later.
        if (whyUnavailable(error) === null) throw error
        return null
      }
    },
    receive: async (inputs, now, fault) => {
      const receiving = { store: crashingStore(store, fault), defined: definitions.current(), now }
      const { received } = await receiveWithTurns(inputs, receiving)
      return received
    },
    reload: async () => {
      await definitions.reload()
    },
  }
}
