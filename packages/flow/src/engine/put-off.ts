import type { Draft } from './draft.ts'
import type { Input, InputContent } from './input.ts'
import type { LiveFlow } from './world.ts'

type Entry = Extract<InputContent, { type: 'enrol' }>

// Often enough for those who wait to come in soon after a pause, seldom enough to hold thousands through a long one.
const lookAgainMs = 3_600_000

/**
 * Whoever was told to come into a flow before it was paused comes in when it goes on: the input stays, to be looked at again. One that
 * waits for a place under the flow's cap gets another. Whether it was put off.
 */
export function putOffIfPaused(draft: Draft, { id, content }: Input): boolean {
  const flow = content.type === 'enrol' ? draft.world.flows.get(content.flow) : undefined
  if (content.type !== 'enrol' || flow?.status !== 'paused') return false
  draft.putOff.push({ id, content, dueAt: nextLook(draft, flow, content) })
  return true
}

function nextLook({ settings }: Draft, { id, current }: LiveFlow, { queued }: Entry): number {
  const then = settings.now + lookAgainMs
  const { capPerHour } = current.document.settings
  if (!queued || capPerHour === null || !settings.entries) return then
  const place = settings.entries.take(id, capPerHour, then)
  return place === 'now' ? then : Math.max(place, then)
}
