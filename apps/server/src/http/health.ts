import type { Context } from '../context.ts'
import type { Handlers } from './handlers.ts'

// Later than this something that is due has been forgotten, or the machine is far too busy.
const lateMs = 60_000

export const healthHandlers = ({ store, clock, runtime, stopping, version }: Context): Handlers<'readHealth'> => ({
  readHealth: async () => {
    const now = clock.now()
    const [database, nextDueAt] = await Promise.all([store.check(), store.turns.nextDueAt()])
    const engine = runtime.stats()
    const lateBy = nextDueAt === null ? 0 : Math.max(0, now - nextDueAt)
    const checks = {
      database: { ok: database.ok, detail: `${database.database} ${database.version}, ${database.detail}` },
      engine: { ok: engine.ok, detail: engine.detail },
      schedule: { ok: lateBy < lateMs, detail: `${Math.round(lateBy / 1000)} s behind` },
    }
    const isWell = Object.values(checks).every(({ ok }) => ok)
    const status = isWell ? 'ok' : 'degraded'
    return { status: stopping.aborted ? 'stopping' : status, version, checks, at: now }
  },
})
