/** The other side of `runtime-thread.ts`: runs in the thread, from the moment it is loaded. */
import { parentPort } from 'node:worker_threads'
import { openStoreBeside } from '@etape/store'
import { readSecret } from '../auth/secret.ts'
import { realClock } from '../clock.ts'
import { databaseFile } from '../config.ts'
import { openDefinitions } from '../definitions.ts'
import { openLeaving } from '../leaving/leaving.ts'
import { logTo } from '../log.ts'
import { openStream } from '../stream.ts'
import { startRuntime } from './runtime.ts'
import { readStandstill } from './standstill.ts'
import type { Question, Telling, ThreadOutfit } from './thread-messages.ts'

type Methods = Record<string, (...given: never[]) => unknown>

// Loaded before it is known what for: the first message says so, and questions may follow at once.
const begun = new Promise<Methods>((resolve) => {
  parentPort?.once('message', (outfit: ThreadOutfit) => {
    parentPort?.on('message', (question: Question) => void answer(question))
    resolve(begin(outfit))
  })
})

async function begin({ config, version, publicUrl }: ThreadOutfit): Promise<Methods> {
  const clock = realClock()
  const stream = openStream(clock)
  const store = await openStoreBeside(databaseFile(config))
  const definitions = await openDefinitions(store)
  const leaving = openLeaving(readSecret(config.dataDir), publicUrl)
  const runtime = startRuntime(
    { config, version, store, clock, log: logTo(config), random: Math.random, definitions, stream },
    { leaving, standstill: await readStandstill(store) },
  )
  stream.listen(({ topic, id }) => tell({ type: 'changed', topic, id }))
  return {
    ...runtime,
    definitionsChanged: async () => {
      await definitions.reload()
      await runtime.definitionsChanged()
    },
    stop: async () => {
      await runtime.stop()
      await store.close()
    },
  }
}

async function answer({ call, name, given }: Question): Promise<void> {
  try {
    tell({ type: 'answer', call, answer: await (await begun)[name]?.(...(given as never[])) })
  } catch (error) {
    tell({ type: 'fault', call, error, code: codeOf(error) })
  }
  // Then nothing is left to wait for, and the thread ends.
  if (name === 'stop') parentPort?.close()
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

function tell(telling: Telling): void {
  parentPort?.postMessage(telling, [])
}

// When it cannot begin, the thread ends with the reason, and the process with it.
await begun
