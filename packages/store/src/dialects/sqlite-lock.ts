import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { StoreUnsuitableError, StoreUnwritableError } from '../errors.ts'

/**
 * Keeps every other process from opening the same database: holds the lock of an empty database beside it, which the
 * operating system lets go of by itself when the process dies. What is answered lets go of it.
 */
export function lockFile(path: string): () => void {
  const holder = new Sqlite(`${path}-lock`, { timeout: 0 })
  try {
    holder.exec('begin exclusive')
  } catch (cause) {
    holder.close()
    throw new StoreUnwritableError(
      `The database ${path} is in use by another Etape. Stop that one first, or give this one a folder of its own with --data.`,
      { cause },
    )
  }
  return () => holder.close()
}

// As Linux numbers them in statfs(2); other systems number them in ways of their own.
const networkFileSystems: Readonly<Record<number, string>> = {
  0x6969: 'NFS',
  0x517b: 'SMB',
  0xfe534d42: 'SMB',
  0xff534d42: 'CIFS',
  0x5346414f: 'AFS',
  0x00c36400: 'Ceph',
  0x0bd00bd0: 'Lustre',
}

/** What a network file system of this number is called; `null` for a disk of the machine's own. */
export const networkFileSystem = (type: number): string | null => networkFileSystems[type >>> 0] ?? null

/** SQLite’s locks and its shared log need a disk of the same machine: over a network both can fail without a word. */
export function refuseNetworkFileSystem(path: string, typeOf: (folder: string) => number = fileSystemType): void {
  const name = process.platform === 'linux' ? networkFileSystem(typeOf(dirname(path))) : null
  if (name === null) return
  throw new StoreUnsuitableError(
    `The database ${path} lies on a network file system (${name}), where SQLite can lose data. ` +
      'Give a folder on a disk of this machine with --data, or use PostgreSQL with --database.',
  )
}

function fileSystemType(folder: string): number {
  try {
    return statfsSync(folder).type
  } catch {
    // A folder that is not there is refused where the file is opened.
    return 0
  }
}
