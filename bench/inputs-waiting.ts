import Sqlite from 'better-sqlite3'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const everyMs = 20

/** How many things that have come in have not been handled yet. */
export function countWaiting(folder: string): number {
  const database = open(folder)
  const waiting = Number(database.prepare('select count(*) from input').pluck().get())
  database.close()
  return waiting
}

/** Resolves when nobody needs a turn at this moment: everything that came in has been handled, everybody who was due has woken. */
export async function untilHandled(folder: string): Promise<void> {
  const database = open(folder)
  const isAnybodyDue = database
    .prepare('select exists (select 1 from contact where due_at <= ? and problem is null)')
    .pluck()
  while (isAnybodyDue.get(Date.now()) === 1) await setTimeout(everyMs)
  database.close()
}

function open(folder: string): Sqlite.Database {
  return new Sqlite(join(folder, 'etape.sqlite'), { readonly: true })
}
