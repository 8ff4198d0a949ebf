import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import type { Runtime } from '../context.ts'
import type { Stream } from '../stream.ts'
import { gatherInputs } from './gather.ts'
import type { Question, Telling, ThreadOutfit } from './thread-messages.ts'

interface Call {
  resolve: (answer: unknown) => void
  reject: (error: unknown) => void
}

/**
 * The runtime in a thread of its own, with a connection to the SQLite file of its own, so that people and programs are
 * answered while it waits for the disk or takes turns. When it ends in a way nobody asked for, so does the process: what
 * was not acknowledged is sent again, and the next start goes on with what is stored.
 */
export function startRuntimeThread(thread: Worker, outfit: ThreadOutfit, stream: Stream): Runtime {
  const calls = new Map<number, Call>()
  let asked = 0

  const ask = <Answer>(name: Question['name'], ...given: Question['given']): Promise<Answer> =>
    new Promise<unknown>((resolve, reject) => {
      const call = asked++
      thread.postMessage({ call, name, given }, [])
      calls.set(call, { resolve, reject })
    }) as Promise<Answer>
  const hear = (telling: Telling) => {
    if (telling.type === 'changed') return stream.publish(telling.topic, telling.id)
    const call = calls.get(telling.call)
    calls.delete(telling.call)
    if (telling.type === 'answer') call?.resolve(telling.answer)
    else call?.reject(faultOf(telling))
  }
  thread.on('message', hear)
  thread.on('error', endProcess)
  thread.postMessage(outfit, [])

  // Gathered on this side too: a message costs the event loop as much as a small request.
  // Of an import, one lot is at hand there when it is through with another.
  const gathering = gatherInputs((inputs) => ask('receive', inputs), 2)
  return {
    receive: gathering.receive,
    settled: (contactIds, timeoutMs) => ask('settled', contactIds, timeoutMs),
    idle: (timeoutMs) => ask('idle', timeoutMs),
    wake: () => void ask('wake'),
    definitionsChanged: () => ask('definitionsChanged'),
    standstillChanged: () => ask('standstillChanged'),
    stats: () => ask('stats'),
    stop: async () => {
      await gathering.drained()
      const ended = once(thread, 'exit')
      await ask('stop')
      await ended
    },
  }
}

function faultOf({ error, code }: Extract<Telling, { type: 'fault' }>): unknown {
  return error instanceof Error && code !== null ? Object.assign(error, { code }) : error
}

function endProcess(error: unknown): never {
  throw error
}
