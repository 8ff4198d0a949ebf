import type { EpochMs } from '@etape/conditions'
import type { Turn } from '@etape/flow'
import type { Foundation, Runtime } from '../context.ts'
import { openChannels } from '../deliveries/channels.ts'
import type { Stream } from '../stream.ts'
import { commitSignal } from './commit-signal.ts'
import { startSender } from './deliver.ts'
import { gatherInputs } from './gather.ts'
import { startWorker } from './worker.ts'

/** Starts what moves contacts: it takes inputs in, takes turns and sends messages until it is stopped. */
export function startRuntime(foundation: Foundation): Runtime {
  const { store, clock, stream, config } = foundation
  const channels = openChannels(store, { smtpUrl: config.smtpUrl, from: config.mailFrom })
  const committed = commitSignal()
  const done = { turns: 0, lastBatchAt: null as EpochMs | null }

  const sender = startSender({ ...foundation, channels, onSent: committed.ring })
  const onCommitted = (turns: readonly Turn[]) => {
    done.turns += turns.length
    done.lastBatchAt = clock.now()
    if (turns.some(({ deliveries }) => deliveries.length > 0)) sender.wake()
    tell(stream, turns)
    committed.ring()
  }
  const worker = startWorker({ ...foundation, onCommitted })
  const gathering = gatherInputs(store, worker.wake)
  const wake = () => {
    worker.wake()
    sender.wake()
  }
  const isIdle = async () => {
    const [turn, delivery] = await Promise.all([store.turns.nextDueAt(), store.deliveries.nextDueAt()])
    const now = clock.now()
    return (turn === null || turn > now) && (delivery === null || delivery > now) && !sender.isBusy()
  }

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
    definitionsChanged: wake,
    stats: () => ({ ...done, ok: worker.failure() === null, detail: worker.failure() ?? `${done.turns} turns taken` }),
    stop: async () => {
      await gathering.drained()
      await worker.stop()
      await sender.stop()
      channels.close()
    },
  }
}

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
