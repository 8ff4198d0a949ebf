import type Sqlite from 'better-sqlite3'
import type { StoreHealth } from '../store.ts'

/** What SQLite says of itself and of a connection. */
export interface SqliteState {
  /** `3.54.1` */
  version: string
  journalMode: string
  /** 0 off, 1 normal, 2 full, 3 extra. */
  synchronous: number
}

const leastVersion = [3, 51, 3]
const full = 2

export function checkConnection(connection: Sqlite.Database): StoreHealth {
  return judgeState({
    version: String(connection.prepare('select sqlite_version()').pluck().get()),
    journalMode: String(connection.pragma('journal_mode', { simple: true })),
    synchronous: Number(connection.pragma('synchronous', { simple: true })),
  })
}

/** Whether what is committed outlives a power cut: earlier versions can mix up the log, and NORMAL loses its end. */
export function judgeState({ version, journalMode, synchronous }: SqliteState): StoreHealth {
  const wrong = [
    ...(isAtLeast(version, leastVersion) ? [] : [`SQLite ${version} can lose data, 3.51.3 or later is needed`]),
    ...(journalMode === 'wal' || journalMode === 'memory' ? [] : [`the journal mode is ${journalMode}, not wal`]),
    ...(synchronous === full ? [] : ['a commit does not wait for the disk']),
  ]
  const detail = wrong.length > 0 ? `${wrong.join('; ')}.` : `journal ${journalMode}, synchronous full`
  return { database: 'sqlite', ok: wrong.length === 0, version, detail }
}

function isAtLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map(Number)
  const differing = least.findIndex((part, at) => parts[at] !== part)
  return differing === -1 || (parts[differing] ?? 0) > (least[differing] ?? 0)
}
