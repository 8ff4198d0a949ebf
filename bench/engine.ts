import { openStore, type Store } from '@etape/store'
import { pino } from 'pino'
import { realClock } from '../apps/server/src/clock.ts'
import { databaseFile, readConfig } from '../apps/server/src/config.ts'
import type { Foundation, Runtime } from '../apps/server/src/context.ts'
import { makeDataFolder } from '../apps/server/src/data-folder.ts'
import { openDefinitions } from '../apps/server/src/definitions.ts'
import { prepareWorkspace } from '../apps/server/src/first-start.ts'
import { startRuntime } from '../apps/server/src/runtime/runtime.ts'
import { openStream } from '../apps/server/src/stream.ts'

export interface Engine {
  store: Store
  /** The database. */
  file: string
  /** Starts taking turns, as the server does. */
  start(): Promise<Runtime>
}

/** The real store and what moves contacts, without HTTP; everything is kept in this folder. */
export async function openEngine(dataDir: string): Promise<Engine> {
  const config = readConfig(['--data', dataDir, '--empty'], {})
  makeDataFolder(config.dataDir)
  const clock = realClock()
  const store = await openStore({ type: 'sqlite', path: databaseFile(config) })
  await prepareWorkspace(store, clock)
  const log = pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true }))
  const start = async (): Promise<Runtime> => {
    const foundation: Foundation = {
      config,
      version: 'bench',
      store,
      clock,
      log,
      random: Math.random,
      definitions: await openDefinitions(store),
      stream: openStream(clock),
    }
    return startRuntime(foundation)
  }
  return { store, file: databaseFile(config), start }
}
