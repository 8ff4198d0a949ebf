import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { EpochMs } from '@etape/conditions'
import { openStore, type Store } from '@etape/store'
import { pino } from 'pino'
import { openDefinitions, type Definitions } from '../../apps/server/src/definitions.ts'
import { takeBatch } from '../../apps/server/src/runtime/turns.ts'

/** The moment a simulated process dies; nothing it would have done afterwards happens. */
export class Crash extends Error {}

/** Where in a batch of turns the process dies, if it does. */
export type TurnFault = 'none' | 'before-commit' | 'after-commit'

/** A server's process over its database, without the network: it can be killed at any commit and started again. */
export interface SimulatedProcess {
  store: Store
  /** Takes the turns of due contacts; answers how many were committed. Throws `Crash` when the fault kills it. */
  takeTurns(now: EpochMs, limit: number, fault: TurnFault): Promise<number>
  /** After something was defined. */
  reload(): Promise<void>
}

const log = pino({ level: 'silent' })

/** A folder of databases: each process that dies leaves its file, as the disk has it, to the next. */
export function openDisk(folder: string) {
  let number = 0
  let store: Store | null = null
  const fileOf = (which: number) => join(folder, String(which), 'etape.sqlite')

  const start = async (): Promise<SimulatedProcess> => {
    mkdirSync(join(folder, String(number)), { recursive: true })
    store = await openStore({ type: 'sqlite', path: fileOf(number) })
    return processOver(store, await openDefinitions(store))
  }
  return {
    start,
    /** Kills the process and answers the file it left, on which the next one starts. */
    kill: async (): Promise<string> => {
      const dead = store
      const before = number
      number += 1
      mkdirSync(join(folder, String(number)), { recursive: true })
      // What a killed process leaves: the file and the log beside it, as they are at this moment.
      for (const part of ['', '-wal']) {
        const from = fileOf(before) + part
        if (existsSync(from)) copyFileSync(from, fileOf(number) + part)
      }
      await dead?.close()
      rmSync(join(folder, String(before)), { recursive: true, force: true })
      return fileOf(number)
    },
    close: async () => {
      await store?.close()
      return fileOf(number)
    },
  }
}

function processOver(store: Store, definitions: Definitions): SimulatedProcess {
  return {
    store,
    takeTurns: async (now, limit, fault) => {
      const due = await store.turns.claimDue({ now, limit })
      if (due.length === 0) return 0
      const settings = { log, definitions, now, budgetMs: Infinity, giveWay: async () => {} }
      const turns = await takeBatch(due, { ...settings, store: dyingAt(store, fault) })
      return turns.length
    },
    reload: async () => {
      await definitions.reload()
    },
  }
}

/** The store as a process sees it that dies at its next commit: from then on nothing answers. */
function dyingAt(store: Store, fault: TurnFault): Store {
  if (fault === 'none') return store
  let isDead = false
  const whileAlive =
    <Args extends unknown[], Answer>(method: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      if (isDead) throw new Crash()
      return method(...args)
    }
  const { turns } = store
  return {
    ...store,
    turns: {
      ...turns,
      loadStates: whileAlive(turns.loadStates),
      setAside: whileAlive(turns.setAside),
      openShares: whileAlive(turns.openShares),
      commitTurns: async (taken, shares) => {
        if (isDead) throw new Crash()
        isDead = true
        if (fault === 'after-commit') await turns.commitTurns(taken, shares)
        throw new Crash()
      },
    },
  }
}
