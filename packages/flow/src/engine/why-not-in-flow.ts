import { phrase, type EpochMs, type Phrase } from '@etape/conditions'
import { absent, blockBy, judged, there } from './block.ts'
import type { Draft } from './draft.ts'
import { entryKey, type EntryRefusal } from './entry-key.ts'
import { queuedUntil } from './queued.ts'
import type { Absence, Block } from './explain-absence.ts'
import type { LiveFlow, PreparedCondition, PreparedNode } from './world.ts'

/** Why the contact is not under way in the flow. */
export async function whyNotInFlow(draft: Draft, id: string): Promise<Absence> {
  const flow = draft.world.flows.get(id)
  if (!flow) return absent([blockBy('not-there', phrase('There is no such flow that is published.'))])
  if (draft.runs.some(({ run }) => run.flow === id && run.status === 'waiting')) return there
  return absent(await entryBlocks(draft, flow))
}

/** All that keeps the contact from coming in now. */
export async function entryBlocks(draft: Draft, flow: LiveFlow): Promise<Block[]> {
  const until = queuedUntil(draft, flow)
  if (until !== null) return [queued(until), ...statusBlocks(flow)]
  const triggers: Block[] = []
  for (const node of flow.current.triggers) triggers.push(await triggerBlock(draft, node))
  return [...statusBlocks(flow), ...ruleBlocks(draft, flow), ...(await barBlocks(draft, flow)), ...triggers]
}

const queued = (until: EpochMs): Block =>
  blockBy(
    'queued',
    phrase('The flow lets in only so many an hour; the contact comes in at {time}.', {
      time: { type: 'time', at: until },
    }),
    {
      until,
    },
  )

function statusBlocks({ status }: LiveFlow): Block[] {
  if (status === 'paused') return [blockBy('paused', phrase('The flow is paused: it takes nobody in.'))]
  if (status === 'archived') return [blockBy('archived', phrase('The flow is archived: it takes nobody in.'))]
  return []
}

const refusalTexts: Readonly<Record<EntryRefusal, string>> = {
  'came-once': 'The contact has been in the flow, and the flow lets each contact in once.',
  'under-way': 'The contact is in the flow, and can come in again when that run has ended.',
  'cooling-down': 'The contact has been in the flow not long ago, and can come in again from {time}.',
}

function ruleBlocks(draft: Draft, flow: LiveFlow): Block[] {
  const entry = entryKey(draft, flow, { type: 'enrolled-by-hand', flow: flow.id })
  if ('key' in entry) return []
  const { refused, until } = entry
  const text: Phrase =
    until === null
      ? phrase(refusalTexts[refused])
      : phrase(refusalTexts[refused], { time: { type: 'time', at: until } })
  return [blockBy(refused, text, { until })]
}

/** Suppression, goal and exit, as far as they hold. */
async function barBlocks(draft: Draft, { current }: LiveFlow): Promise<Block[]> {
  const bars: [Block['rule'], Phrase, PreparedCondition | null][] = [
    ['suppressed', phrase('The flow keeps out those for whom its suppression condition holds.'), current.suppress],
    ['goal-holds', phrase('The goal of the flow is reached already.'), current.goal],
    ['exit-holds', phrase('The exit condition of the flow holds already.'), current.exit],
  ]
  const blocks: Block[] = []
  for (const [rule, text, prepared] of bars) {
    const answer = prepared && (await judged(draft, prepared.condition))
    if (answer?.holds) blocks.push(blockBy(rule, text, { ...answer.found, missing: [] }))
  }
  return blocks
}

/** What would have to come about for the trigger, and whether its extra condition holds. */
async function triggerBlock(draft: Draft, { id, kind, config, asks }: PreparedNode): Promise<Block> {
  const trigger = kind?.card(config) ?? ''
  for (const { condition } of asks) {
    const answer = await judged(draft, condition)
    if (answer.holds) continue
    const text = phrase('The extra condition of the trigger “{trigger}” does not hold.', { trigger })
    return blockBy('condition-fails', text, { ...answer.found, node: id })
  }
  const text = phrase('The flow starts by “{trigger}”, and that has not come about since it could.', { trigger })
  return blockBy('nothing-started-it', text, { node: id })
}
