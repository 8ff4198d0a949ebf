import { existsSync, readFileSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import { openStore, StoreUnsuitableError, StoreUnwritableError, StoreVersionError, type Store } from '@etape/store'
import { noticeCopy } from './backup/notice-copy.ts'
import { openAuth } from './auth/open-auth.ts'
import { readSecret } from './auth/secret.ts'
import { signInLink } from './auth/sign-in-link.ts'
import { isVirtual, realClock, virtualClock, type Clock } from './clock.ts'
import { databaseFile, storeConfigOf, type Config } from './config.ts'
import type { Context, Foundation, Runtime } from './context.ts'
import { makeDataFolder } from './data-folder.ts'
import { openDefinitions } from './definitions.ts'
import { firstAdmin, prepareWorkspace } from './first-start.ts'
import { createApp } from './http/app.ts'
import { countUnfinished } from './segments/count-members.ts'
import { listen, type Listening } from './http/listen.ts'
import { openHooks } from './hooks/hooks.ts'
import { openImports } from './imports/open-imports.ts'
import { openLeaving, type Leaving } from './leaving/leaving.ts'
import { logTo } from './log.ts'
import { openPresence } from './presence/presence.ts'
import { beginThread, hasOwnThread } from './runtime/begin-thread.ts'
import { startRuntimeThread } from './runtime/runtime-thread.ts'
import { readStandstill } from './runtime/standstill.ts'
import { openSteering } from './steering/open-steering.ts'
import { StartError } from './start-error.ts'
import { openStream } from './stream.ts'

export interface RunningServer {
  /** Where it listens. */
  url: string
  context: Context
  /** A fresh address that signs the first administrator in, once. */
  signInLink(): Promise<string>
  /** Takes no more requests, finishes what is in hand, closes the store. */
  stop(): Promise<void>
}

/** What tests put in the place of the world. */
export interface Outside {
  clock?: Clock
  log?: Logger
  random?: () => number
  checksAnswers?: boolean
  /** Told what takes long before it begins. */
  announce?: (work: string) => void
  /** The runtime's, where it has been begun already, so that both load at once. */
  thread?: Worker | null
}

/** Starts everything. Throws `StartError` with a sentence when something stands in the way. */
export async function startServer(config: Config, outside: Outside = {}): Promise<RunningServer> {
  makeDataFolder(config.dataDir)
  const listening = await listen(config)
  try {
    const outfit = {
      clock: clockOf(config),
      log: logTo(config),
      random: Math.random,
      checksAnswers: false,
      announce: () => {},
      thread: null,
      ...outside,
    }
    const store = await openPrepared(config, outfit)
    return await wireUp(config, outfit, { store, listening })
  } catch (error) {
    await listening.close()
    throw explain(error)
  }
}

/** What the store says to whoever typed the command is said as it is. */
function explain(error: unknown): unknown {
  const isForPeople =
    error instanceof StoreVersionError || error instanceof StoreUnwritableError || error instanceof StoreUnsuitableError
  return isForPeople ? new StartError(error.message, { cause: error }) : error
}

const copyNoticed =
  'The database is a copy of another: its workspace stands still until an administrator lets it go on, on the page Health.'

/** The store with a workspace in it: at the first start the demo's, unless it is to be empty. */
async function openPrepared(config: Config, outfit: Required<Outside>): Promise<Store> {
  const parts = { config, version: productVersion(), ...outfit }
  const isNew = config.databaseUrl === null && !existsSync(databaseFile(config))
  // Loaded only where it is made: later starts have no use for it.
  const loadDemo = () => import('./demo/first-demo.ts')
  if (isNew && !config.empty) await (await loadDemo()).makeDemoFile(parts)
  const store = await openStore(storeConfigOf(config))
  if (config.databaseUrl !== null && (await noticeCopy(store, outfit.clock.now()))) outfit.log.warn(copyNoticed)
  if (config.databaseUrl !== null && !config.empty) await (await loadDemo()).makeDemoOnce(store, parts)
  await prepareWorkspace(store, outfit.clock)
  return store
}

async function wireUp(
  config: Config,
  { clock, log, random, checksAnswers, thread }: Required<Outside>,
  { store, listening }: { store: Store; listening: Listening },
): Promise<RunningServer> {
  const stopping = new AbortController()
  // One that went down between defining something and saying so says so when it comes back.
  await store.settings.noteRedefined()
  const foundation: Foundation = {
    config,
    version: productVersion(),
    store,
    clock,
    log,
    random,
    definitions: await openDefinitions(store),
    stream: openStream(clock),
  }
  const publicUrl = config.baseUrl ?? listening.url
  const secret = readSecret(config.dataDir)
  const leaving = openLeaving(secret, publicUrl)
  const outfit = { config, version: foundation.version, publicUrl }
  const runtime =
    hasOwnThread(config) && !isVirtual(clock)
      ? startRuntimeThread(thread ?? beginThread(), outfit, foundation.stream)
      : await startRuntimeHere(foundation, leaving)
  const imports = openImports({ ...foundation, runtime })
  const steering = openSteering({ ...foundation, runtime })
  const presence = openPresence(clock, (flow) => foundation.stream.publish('presence', flow))
  const auth = openAuth({ store, clock, secret, publicUrl })
  const context: Context = {
    ...foundation,
    auth,
    runtime,
    imports,
    steering,
    presence,
    leaving,
    hooks: openHooks({ store, clock, secret, publicUrl }),
    publicUrl,
    ownOrigins: new Set([new URL(publicUrl).origin, listening.url]),
    stopping: stopping.signal,
    checksAnswers,
  }
  listening.answerWith(createApp(context))
  await countUnfinished(context)
  await imports.resume()
  await steering.resume()
  return {
    url: listening.url,
    context,
    stop: async () => {
      stopping.abort()
      await listening.close()
      await stopAll(context)
    },
    signInLink: async () => signInLink(context, (await firstAdmin(store)).email),
  }
}

/** In the order in which they need each other. */
async function stopAll({ imports, steering, presence, runtime, store }: Context): Promise<void> {
  await imports.stop()
  await steering.stop()
  presence.close()
  await runtime.stop()
  await store.close()
}

/** In this thread. Its modules are loaded only here: beside a thread of its own they would be there twice. */
async function startRuntimeHere(foundation: Foundation, leaving: Leaving): Promise<Runtime> {
  const { startRuntime } = await import('./runtime/runtime.ts')
  return startRuntime(foundation, { leaving, standstill: await readStandstill(foundation.store) })
}

// Tests count from a round moment: a Monday morning.
const virtualStart = Date.UTC(2026, 0, 5, 9)

const clockOf = (config: Config): Clock => (config.clock === 'virtual' ? virtualClock(virtualStart) : realClock())

function productVersion(): string {
  const file = new URL('../package.json', import.meta.url)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return version
}
