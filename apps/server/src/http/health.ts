import type { Context } from '../context.ts'
import { readStandstill } from '../runtime/standstill.ts'
import type { Handlers } from './handlers.ts'
import { lateMs, missedWorkers } from './watching.ts'

export const healthHandlers = (context: Context): Handlers<'readHealth'> => ({
  readHealth: async () => {
    const { store, clock, runtime, stopping, version } = context
    const now = clock.now()
    const [database, nextDueAt] = await Promise.all([store.check(), store.turns.nextDueAt()])
    const engine = await runtime.stats()
    const lateBy = nextDueAt === null ? 0 : Math.max(0, now - nextDueAt)
    const checks = {
      database: { ok: database.ok, detail: `${database.database} ${database.version}, ${database.detail}` },
      engine: { ok: engine.ok, detail: engine.detail },
      schedule: { ok: lateBy < lateMs, detail: `${Math.round(lateBy / 1000)} s behind` },
      sending: await checkSending(context),
      workers: await checkWorkers(context),
      definitions: checkDefinitions(context),
      standstill: await checkStandstill(context),
    }
    const isWell = Object.values(checks).every(({ ok }) => ok)
    const status = isWell ? 'ok' : 'degraded'
    return { status: stopping.aborted ? 'stopping' : status, version, checks, at: now }
  },
})

/** Messages that need attention are for people to look at; the server itself is well. */
async function checkSending({ store, clock, runtime }: Context) {
  const { sender } = await runtime.stats()
  const [overdue, paused] = await Promise.all([store.deliveries.overdue(clock.now(), 1), store.pausedSteps.list()])
  if (!sender.ok) return sender
  if (overdue.length > 0) return { ok: false, detail: 'a message is being sent for too long' }
  return { ok: true, detail: `${paused.length} steps paused` }
}

async function checkStandstill({ store }: Context) {
  const standstill = await readStandstill(store)
  if (!standstill) return { ok: true, detail: 'none' }
  const isEnding = standstill.phase === 'catching-up'
  const detail = isEnding ? 'takes the turns that were due' : 'restored; waits for an administrator to let it go on'
  return { ok: false, detail }
}

// Everybody may ask, so no machine is named.
async function checkWorkers(context: Context) {
  const workers = await missedWorkers(context)
  const silent = workers.filter(({ isSilent }) => isSilent).length
  const detail = silent === 0 ? `${workers.length} at work` : `no word from ${silent} of ${workers.length}`
  return { ok: silent === 0, detail }
}

/** A flow or segment that cannot be made sense of, as after a row was spoilt, stands still alone. */
function checkDefinitions({ definitions }: Context) {
  const { problems, flows, segments } = definitions.current().world
  const detail =
    problems.length === 0 ? `${flows.size} flows, ${segments.length} segments` : `${problems.length} cannot be used`
  return { ok: problems.length === 0, detail }
}
