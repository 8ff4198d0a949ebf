import type { ResponseOf } from '@etape/contract'
import type { PausedStep, StepPlace } from '@etape/store'
import type { Context } from '../context.ts'
import { silentMs } from '../runtime/heartbeat.ts'
import { endStandstill, readStandstill } from '../runtime/standstill.ts'
import { causeOf } from './caller.ts'
import { showHold } from './holds.ts'
import type { Handlers } from './handlers.ts'
import { found, readId } from './record-id.ts'
import { Refusal, shownPhrase } from './refusal.ts'
import { recipientNames, retryAll, showDelivery } from './sending.ts'
import { showNamed } from './show-records.ts'
import { tellContact } from './write-contact.ts'

/** Later than this a turn has been forgotten, or the machine is far too busy. */
export const lateMs = 60_000
/** Who has been silent for longer is not missed any more. */
const missedMs = 3_600_000
const atMost = 100

type StepRoutes = 'listPausedSteps' | 'resumeStep'

export const pausedStepHandlers = (context: Context): Handlers<StepRoutes> => ({
  listPausedSteps: async () => ({ rows: (await context.store.pausedSteps.list()).map(showPausedStep) }),
  resumeStep: async ({ body: { alsoFailed, ...step } }) => {
    const { store, clock, runtime, stream } = context
    const held = (await store.pausedSteps.list()).find(({ flow, node }) => flow === step.flow && node === step.node)
    if (!held || !(await store.pausedSteps.resume(step, clock.now()))) throw new Refusal('step/not-paused')
    const failed = alsoFailed ? await retryAll(context, { status: 'needs-attention', ...step }) : 0
    runtime.wake()
    stream.publish('delivery', null)
    return { queued: held.held + failed }
  },
})

export const resumeHandlers = (context: Context): Handlers<'resumeRun' | 'resumeRuns'> => ({
  resumeRun: async ({ params, caller }) => {
    const run = found(await context.store.runs.get(readId(params.id)))
    if (run.status !== 'failed') throw new Refusal('run/not-failed')
    await tellContact(context, run.contact.id, { type: 'resume-run', runId: run.id, cause: causeOf(caller) })
    return { status: found(await context.store.runs.get(run.id)).status }
  },
  resumeRuns: async ({ body, caller }) => ({ resumed: await resumeAll(context, body, causeOf(caller)) }),
})

type Which = Parameters<Handlers['resumeRuns']>[0]['body']

async function resumeAll(
  { store, runtime, clock }: Context,
  which: Which,
  cause: ReturnType<typeof causeOf>,
): Promise<number> {
  const now = clock.now()
  let cursor: string | undefined
  let resumed = 0
  do {
    const { rows, next } = await store.runs.list({ ...which, status: 'failed', limit: 200, cursor })
    await runtime.receive(
      rows.map(({ id, contact }) => ({
        contact: { id: contact.id },
        source: 'api',
        idempotencyKey: null,
        at: now,
        receivedAt: now,
        hop: 0,
        content: { type: 'resume-run', runId: id, cause },
      })),
    )
    resumed += rows.length
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return resumed
}

export const stuckHandlers = (context: Context): Handlers<'readStuck' | 'endStandstill' | 'retryContacts'> => ({
  readStuck: () => readStuck(context),
  endStandstill: async () => {
    const { store, runtime, stream } = context
    if (!(await endStandstill(store))) throw new Refusal('standstill/over')
    await runtime.standstillChanged()
    stream.publish('delivery', null)
    return null
  },
  retryContacts: async ({ body }) => {
    const ids = body.ids.map(readId)
    await context.store.turns.retry(ids, context.clock.now())
    context.runtime.wake()
    return { retried: ids.length }
  },
})

async function readStuck(context: Context): Promise<ResponseOf<'readStuck'>> {
  const { store, clock } = context
  const now = clock.now()
  const [
    standstill,
    overdue,
    setAside,
    setAsideCount,
    failedRuns,
    pausedSteps,
    holds,
    sending,
    counts,
    workers,
    nameOf,
  ] = await Promise.all([
    readStandstill(store),
    store.stuck.overdueContacts(now - lateMs, atMost),
    store.turns.listSetAside({ limit: atMost }),
    store.stuck.countSetAside(),
    store.stuck.failedRuns(),
    store.pausedSteps.list(),
    store.holds.list({ now }),
    store.deliveries.overdue(now, atMost),
    store.deliveries.countToLookAt(),
    missedWorkers(context),
    recipientNames(context),
  ])
  const countOf = (status: string) => counts.find((row) => row.status === status)?.count ?? 0
  return {
    at: now,
    standstill: standstill && { since: standstill.since, isEnding: standstill.phase === 'catching-up' },
    overdue: overdue.map(({ contact, dueAt }) => ({ contact: showNamed(contact), dueAt })),
    setAside: setAside.rows.map(({ contact, problem, at }) => ({
      contact: showNamed(contact),
      problem: shownPhrase(problem),
      at,
    })),
    setAsideCount,
    failedRuns: failedRuns.map(({ runs, ...step }) => ({ ...showStep(step), runs })),
    pausedSteps: pausedSteps.map(showPausedStep),
    holds: holds.map(showHold),
    sending: sending.map((row) => showDelivery(row, nameOf)),
    needsAttention: countOf('needs-attention'),
    unknown: countOf('unknown'),
    workers,
  }
}

/** Processes that are at work, and those that have stopped without a word. Who asks is there, whatever its last word. */
export async function missedWorkers({ store, clock, runtime }: Context): Promise<ResponseOf<'readStuck'>['workers']> {
  const now = clock.now()
  const { worker: own } = await runtime.stats()
  const workers = await store.workers.list(now - missedMs)
  return workers.map(({ id, host, startedAt, beatAt }) => ({
    host,
    startedAt,
    beatAt,
    isSilent: id !== own && now - beatAt > silentMs,
  }))
}

const showStep = ({ flow, node, flowName, nodeName }: StepPlace & { flowName: string; nodeName: string }) => ({
  flow: { id: flow, name: flowName },
  node: { id: node, name: nodeName },
})

const showPausedStep = ({ pausedAt, contacts, failed, detail, held, ...step }: PausedStep) => ({
  ...showStep(step),
  pausedAt,
  contacts,
  failed,
  detail,
  held,
})
