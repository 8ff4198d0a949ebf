import type { Happening } from '../kit/happening.ts'
import type { Draft, Origin } from './draft.ts'
import { hears, startIfAllowed, startQueued } from './enrol.ts'
import type { InputContent } from './input.ts'
import { triggerOf } from './trigger-of.ts'
import type { PreparedNode } from './world.ts'

type Content<Type extends InputContent['type']> = Extract<InputContent, { type: Type }>

/** Puts the contact into one flow, if it is live and the entry rules allow it. */
export async function enrolByInput(draft: Draft, content: Content<'enrol'>, origin: Origin): Promise<void> {
  const flow = draft.world.flows.get(content.flow)
  const node = flow && triggerOf(flow, content.node)
  if (flow?.status !== 'live' || !node) return
  if (content.queued) return startQueued(draft, { flow, node }, { happening: content.queued, origin })
  await startIfAllowed(draft, { flow, node }, { happening: happeningOf(flow.id, node, content), origin })
}

/** Starts at the trigger whose address was called, if what was sent is what it waits for. */
export async function receiveWebhook(draft: Draft, content: Content<'webhook'>, origin: Origin): Promise<void> {
  const flow = draft.world.flows.get(content.flow)
  const node = flow && triggerOf(flow, content.node)
  const { type: _type, cause: _cause, through: _through, ...received } = content
  const happening: Happening = { type: 'webhook-received', ...received }
  if (flow?.status !== 'live' || !node || !hears(draft, node, { happening, origin })) return
  await startIfAllowed(draft, { flow, node }, { happening, origin })
}

function happeningOf(flow: string, { id, kind, config }: PreparedNode, { cause }: Content<'enrol'>): Happening {
  const isDue = cause.by === 'system' && kind?.starts?.schedule?.(config) !== undefined
  return isDue ? { type: 'scheduled', flow, node: id } : { type: 'enrolled-by-hand', flow }
}
