import { chmodSync, closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { StoreUnsuitableError } from './errors.ts'

/**
 * Copies a SQLite database to a new file, also while a server writes to it: the copy is the database at one moment, whole and without
 * a log beside it, readable by its owner alone, on the disk when this returns. An older file of that name is replaced at the very end.
 * Throws StoreUnsuitableError when the copy is not sound, and the disk's own error when there is no room.
 */
export function backUpFile(from: string, to: string): void {
  const making = `${to}.making`
  rmSync(making, { force: true })
  try {
    copyDatabase(from, making)
    chmodSync(making, 0o600)
    checkFile(making)
    putInPlace(making, to)
  } finally {
    rmSync(making, { force: true })
  }
}

/** Puts a backup where no database is yet. Throws StoreUnsuitableError when the backup is not sound. */
export function restoreFile(from: string, to: string): void {
  const making = `${to}.making`
  try {
    checkFile(from)
    copyFileSync(from, making)
    // A log of another database would be taken for the end of this one.
    for (const end of ['-wal', '-shm']) rmSync(to + end, { force: true })
    putInPlace(making, to)
  } finally {
    rmSync(making, { force: true })
  }
}

function copyDatabase(from: string, to: string): void {
  const source = new Sqlite(from, { readonly: true, fileMustExist: true, timeout: 5000 })
  try {
    // Reads one moment from beginning to end, where copying page by page begins anew with every commit.
    source.prepare('vacuum into ?').run(to)
  } finally {
    source.close()
  }
}

function checkFile(file: string): void {
  const copy = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    const faults = copy.prepare('pragma integrity_check').pluck().all() as string[]
    if (faults.length !== 1 || faults[0] !== 'ok') throw new StoreUnsuitableError(`${file} is damaged: ${faults[0]}`)
    const isOurs = copy.prepare(`select 1 from sqlite_master where name = 'etape_migration'`).get()
    if (!isOurs) throw new StoreUnsuitableError(`${file} is no database of Etape.`)
  } finally {
    copy.close()
  }
}

function putInPlace(making: string, to: string): void {
  flush(making, 'r+')
  renameSync(making, to)
  // The name is on the disk only when its folder is; Windows has no such thing.
  if (process.platform !== 'win32') flush(dirname(to), 'r')
}

function flush(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
