import { fork, type ChildProcess } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openStore, type Store } from '@etape/store'
import { faultsOf } from './judge-race.ts'
import { anInput, cause, defineRace } from './racer.ts'

const program = fileURLToPath(new URL('worker.ts', import.meta.url))
const patienceMs = 120_000

export interface Racing {
  url: string
  processes: number
  contacts: number
  /** How often each event is sent, all under the same key. */
  repeats: number
}

/** Several real processes take the turns of the same contacts, while each event comes again and again; answers what is wrong then. */
export async function raceInProcesses({ url, processes, contacts, repeats }: Racing): Promise<string[]> {
  const store = await openStore({ type: 'postgres', url })
  const workers: ChildProcess[] = []
  try {
    await defineRace(store)
    workers.push(...Array.from({ length: processes }, () => fork(program, [url])))
    const names = Array.from({ length: contacts }, (_, number) => `contact-${number}`)
    const events = ['One', 'Two'].flatMap((event) => names.map((name) => ({ name, event })))
    const received = await Promise.all(
      Array.from({ length: repeats }, () => events)
        .flat()
        .map(({ name, event }) => receive(store, name, event)),
    )
    await untilAtRest(store)
    const ids = [...new Set(received)]
    const faults = await Promise.all(
      ids.map(async (id) => (await faultsOf(store, id)).map((fault) => `${id}: ${fault}`)),
    )
    const aside = await store.turns.listSetAside({ limit: 10 })
    return [...faults.flat(), ...aside.rows.map(({ contact }) => `${contact.id} was set aside`)]
  } finally {
    await Promise.all(workers.map(stop))
    await store.close()
  }
}

async function receive(store: Store, name: string, event: string): Promise<number> {
  const content = { type: 'event', name: event, properties: {}, cause } as const
  const [received] = await store.inputs.receive([anInput(name, content, `${name} ${event}`)])
  return received?.contactId ?? 0
}

/** A wait that is on its way makes its contact due, so none that is due is none that moves. */
async function untilAtRest(store: Store): Promise<void> {
  const deadline = performance.now() + patienceMs
  while ((await store.turns.nextDueAt()) !== null && performance.now() < deadline) await setTimeout(20)
}

const stop = (worker: ChildProcess): Promise<void> =>
  new Promise((stopped) => {
    if (worker.exitCode !== null) return stopped()
    worker.once('exit', () => stopped())
    worker.send('stop', () => {})
  })
