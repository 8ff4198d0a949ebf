import { streamPath, type StreamEvent } from '@etape/contract'
import type { QueryClient } from '@tanstack/react-query'
import { isTopic, readAgain, type Topic } from './topics.ts'

const gatherMs = 400
const restMs = 2500
const pollMs = 15_000

/**
 * Reads again what changed, as the server tells it; asks every 15 s while it cannot tell.
 * Events are gathered, so that an import of thousands of rows is a reading every few seconds, not thousands.
 * Answers how to stop.
 */
export function followChanges(queries: QueryClient): () => void {
  const changed = new Set<Topic>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let poller: ReturnType<typeof setInterval> | undefined
  let lastReadAt = 0

  const flush = () => {
    timer = undefined
    lastReadAt = Date.now()
    const topics = [...changed]
    changed.clear()
    void readAgain(queries, topics)
  }
  const note = (topic: Topic) => {
    changed.add(topic)
    timer ??= setTimeout(flush, Math.max(gatherMs, lastReadAt + restMs - Date.now()))
  }
  const poll = () => {
    poller ??= setInterval(() => void queries.invalidateQueries(), pollMs)
  }
  const stopPolling = () => {
    clearInterval(poller)
    poller = undefined
  }

  const source = new EventSource(streamPath)
  source.addEventListener('open', stopPolling)
  source.addEventListener('error', poll)
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const topic = readTopic(data)
    if (topic) note(topic)
  })
  return () => {
    source.close()
    stopPolling()
    clearTimeout(timer)
  }
}

function readTopic(text: string): Topic | undefined {
  try {
    const { topic } = JSON.parse(text) as Partial<StreamEvent>
    return isTopic(topic) ? topic : undefined
  } catch {
    return undefined
  }
}
