import type { StreamEvent } from '@etape/contract'
import type { Clock } from './clock.ts'

type Topic = StreamEvent['topic']

/** Tells whoever looks that something of a sort changed. */
export interface Stream {
  /** `id` is which one; `null` when many. */
  publish(topic: Topic, id: string | null): void
  /** What it answers ends the listening. */
  listen(hear: (event: StreamEvent) => void): () => void
}

const pauseMs = 250

/** At most four events a second and topic; what comes in between is gathered into the next one. */
export function openStream(clock: Clock): Stream {
  const listeners = new Set<(event: StreamEvent) => void>()
  const resting = new Map<Topic, { id: string | null } | null>()

  const send = (topic: Topic, id: string | null) => {
    resting.set(topic, null)
    for (const hear of listeners) hear({ topic, id, at: clock.now() })
    setTimeout(() => wake(topic), pauseMs).unref()
  }
  const wake = (topic: Topic) => {
    const gathered = resting.get(topic)
    resting.delete(topic)
    if (gathered) send(topic, gathered.id)
  }
  return {
    publish: (topic, id) => {
      if (!resting.has(topic)) return send(topic, id)
      const gathered = resting.get(topic)
      resting.set(topic, { id: !gathered || gathered.id === id ? id : null })
    },
    listen: (hear) => {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  }
}
