import type { EpochMs } from '@etape/conditions'
import type { Turn } from '@etape/flow'
import type { Foundation, Runtime } from '../context.ts'
import { openChannels } from '../deliveries/channels.ts'
import type { Stream } from '../stream.ts'
import { commitSignal } from './commit-signal.ts'
import type { Leaving } from '../leaving/leaving.ts'
import { startSender } from './deliver.ts'
import { gatherInputs } from './gather.ts'
import { receiveAtOnce } from './receive-at-once.ts'
import { startHeartbeat } from './heartbeat.ts'
import { startSchedules } from '../schedules/start-schedules.ts'
import { watchStandstill, type Standstill } from './standstill.ts'
import { startWorker } from './worker.ts'

export interface RuntimeSettings {
  /** Without it mail has no link to unsubscribe by. */
  leaving?: Leaving
  /** As it is on record. */
  standstill?: Standstill | null
}

/** Starts what moves contacts: it takes inputs in, takes turns and sends messages until it is stopped. */
export function startRuntime(foundation: Foundation, { leaving, standstill = null }: RuntimeSettings = {}): Runtime {
  const { store, clock, stream, config } = foundation
  const channels = openChannels(store, { smtpUrl: config.smtpUrl, from: config.mailFrom, leaving: leaving ?? null })
  const committed = commitSignal()
  const done = { turns: 0, lastBatchAt: null as EpochMs | null }

  const stopping = new AbortController()
  const isAtRest = () => schedules.isAtRest()
  const { signal } = stopping
  const still = watchStandstill({ ...foundation, standstill, stopping: signal, until: committed.until, isAtRest })

  const sending = { ...foundation, channels, onSent: committed.ring, onAnswered: () => worker.wake() }
  const sender = startSender({ ...sending, first: still.sending })
  const onCommitted = (turns: readonly Turn[]) => {
    done.turns += turns.length
    done.lastBatchAt = clock.now()
    if (turns.some(({ deliveries }) => deliveries.length > 0)) sender.wake()
    tell(stream, turns)
    committed.ring()
  }
  const worker = startWorker({ ...foundation, first: still.turns, onCommitted })
  const receiving = { ...foundation, worker, isAtWork: still.turns.isOpen, onCommitted }
  const gathering = gatherInputs(receiveAtOnce(receiving))
  const onEnrolled = inTurn(worker.wake, committed.ring)
  const schedules = startSchedules({ ...foundation, first: still.turns, onEnrolled })
  const wake = inTurn(worker.wake, sender.wake)
  const look = async () => {
    await still.look()
    wake()
  }
  const lookForWork = inTurn(() => void look(), schedules.lookForWork)
  const heartbeat = startHeartbeat(foundation, lookForWork)
  const isDone = async () => !(await isAnythingDue(foundation)) && !sender.isBusy() && (await isAtRest())
  const isIdle = async () => !still.turns.isOpen() || (still.sending.isOpen() && (await isDone()))

  return {
    receive: gathering.receive,
    settled: async (contactIds, timeoutMs) => {
      await committed.until(async () => (await store.inputs.waitingFor(contactIds)) === 0, timeoutMs)
    },
    idle: async (timeoutMs) => {
      wake()
      await committed.until(isIdle, timeoutMs)
    },
    wake,
    standstillChanged: look,
    definitionsChanged: async () => {
      schedules.definitionsChanged()
      wake()
    },
    stats: async () => {
      const engine = healthOf(worker.failure(), `${done.turns} turns taken`)
      return { ...done, ...engine, worker: heartbeat.id, sender: healthOf(sender.failure(), 'at work') }
    },
    stop: async () => {
      stopping.abort()
      await gathering.drained()
      for (const part of [schedules, worker, sender]) await part.stop()
      channels.close()
      await heartbeat.stop()
    },
  }
}

async function isAnythingDue({ store, clock }: Foundation): Promise<boolean> {
  const moments = await Promise.all([store.turns.nextDueAt(), store.deliveries.nextDueAt()])
  return moments.some((moment) => moment !== null && moment <= clock.now())
}

const inTurn = (first: () => void, then: () => void) => () => {
  first()
  then()
}

const healthOf = (failure: string | null, well: string) => ({ ok: failure === null, detail: failure ?? well })

/** Tells the screens which sorts of things a batch changed. */
function tell(stream: Stream, turns: readonly Turn[]): void {
  const only = (ids: readonly (string | number)[]) => (new Set(ids).size === 1 ? String(ids[0]) : null)
  if (turns.length === 0) return
  stream.publish('contact', only(turns.map(({ contactId }) => contactId)))
  const flows = turns.flatMap(({ runs, steps }) => [
    ...runs.map(({ run }) => run.flow),
    ...steps.map(({ step }) => step.flow),
  ])
  if (flows.length > 0) stream.publish('flow', only(flows))
  const segments = turns.flatMap(({ memberships }) => memberships.map(({ segment }) => segment))
  if (segments.length > 0) stream.publish('segment', only(segments))
  if (turns.some(({ companies }) => companies.length > 0)) stream.publish('company', null)
  if (turns.some(({ deals }) => deals.length > 0)) stream.publish('deal', null)
  if (turns.some(({ tasks }) => tasks.length > 0)) stream.publish('task', null)
  if (turns.some(({ deliveries }) => deliveries.length > 0)) stream.publish('delivery', null)
}
