/**
 * Puts runs to sleep among many contacts that wait for later, lets them wake one after another and measures how late each is.
 * Arguments: a folder, contacts that wait, runs.
 */
import Sqlite from 'better-sqlite3'
import { setTimeout } from 'node:timers/promises'
import { openEngine } from '../engine.ts'
import { nurture, publishFlow } from '../flows.ts'
import { putContacts } from '../put-contacts.ts'

const [folder = '', waiting = '0', runs = '0'] = process.argv.slice(2)
const monthMs = 30 * 86_400_000
const betweenMs = 10
const idleMs = 3000

await makeContacts()
const ids = Array.from({ length: Number(runs) }, (_, number) => 1 + number * Math.floor(Number(waiting) / Number(runs)))
await putToSleep()
const dueAt = wakeFrom(Date.now() + 2000)

const { store, start } = await openEngine(folder)
const late: number[] = []
const commitTurns = store.turns.commitTurns
store.turns.commitTurns = async (turns, shares) => {
  await commitTurns(turns, shares)
  for (const { contactId } of turns) late.push(Date.now() - (dueAt.get(contactId) ?? Number.NaN))
}
const runtime = await start()
while (late.length < ids.length) await setTimeout(100)
const before = process.cpuUsage()
await setTimeout(idleMs)
const { user, system } = process.cpuUsage(before)
await runtime.stop()
await store.close()

const sorted = late.toSorted((left, right) => left - right)
const at = (share: number) => sorted[Math.floor(sorted.length * share)]
const idlePercent = (100 * (user + system)) / 1000 / idleMs
process.stdout.write(`${JSON.stringify({ medianMs: at(0.5), p99Ms: at(0.99), idlePercent })}\n`)

async function makeContacts(): Promise<void> {
  const engine = await openEngine(folder)
  await publishFlow(engine.store, 'Waiting', nurture(1))
  await engine.store.close()
  putContacts(engine.file, { count: Number(waiting), dueAt: Date.now() + monthMs })
}

async function putToSleep(): Promise<void> {
  const engine = await openEngine(folder)
  const doing = { at: Date.now(), cause: { by: 'person', user: 'bench', name: 'Bench' } } as const
  await engine.store.flows.enrol({ flow: 'waiting', who: { contacts: ids }, doing })
  const sleeping = await engine.start()
  await sleeping.idle(60_000)
  await sleeping.stop()
  await engine.store.close()
}

/** One run after another is due from that moment on, instead of in a month. */
function wakeFrom(first: number): ReadonlyMap<number, number> {
  const due = new Map(ids.map((id, number) => [id, first + number * betweenMs]))
  const database = new Sqlite(`${folder}/etape.sqlite`)
  const wakeRun = database.prepare('update run set wake_at = ? where contact_id = ?')
  const wakeContact = database.prepare('update contact set due_at = ? where id = ?')
  database.transaction(() => {
    for (const [id, moment] of due) {
      wakeRun.run(moment, id)
      wakeContact.run(moment, id)
    }
  })()
  database.close()
  return due
}
