import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { countWaiting } from '../inputs-waiting.ts'
import { residentMb } from '../memory.ts'
import type { Server } from '../programs.ts'

/** How a server is at one moment. */
export interface Look {
  /** Since the load began. */
  seconds: number
  memoryMb: number
  /** What is written and not yet moved into the database file. */
  walMb: number
  /** Things that came in and had no turn yet. */
  waiting: number
}

const everyMs = 5000

/** Looks at a server every five seconds until stopped. */
export function watch(server: Server, folder: string, onLook: (look: Look) => void): { stop(): readonly Look[] } {
  const began = performance.now()
  const looks: Look[] = []
  const look = () => {
    const now: Look = {
      seconds: (performance.now() - began) / 1000,
      memoryMb: residentMb(server.pid),
      walMb: sizeMb(join(folder, 'etape.sqlite-wal')),
      waiting: countWaiting(folder),
    }
    looks.push(now)
    onLook(now)
  }
  const timer = setInterval(look, everyMs)
  return {
    stop: () => {
      clearInterval(timer)
      return looks
    },
  }
}

const sizeMb = (file: string): number => (existsSync(file) ? statSync(file).size / 1e6 : 0)
