import { randomUUID } from 'node:crypto'
import type { Context } from '../context.ts'
import { readValue, saveValues } from './workspace.ts'

const key = 'server.definitions'

/** Another one each time something was defined; always the same where no other process can have defined anything. */
export async function readDefinitionsRevision(context: Context): Promise<string | null> {
  if (!context.database.isShared) return null
  const value = await readValue(context, key)
  return typeof value === 'string' ? value : null
}

export async function noteRedefined(context: Context): Promise<void> {
  if (context.database.isShared) await saveValues(context, { [key]: randomUUID() })
}
