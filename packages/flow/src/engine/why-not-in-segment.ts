import { phrase } from '@etape/conditions'
import { canMoveForward, describeRule, writeRules, type Change } from '@etape/crm'
import { ownValue } from '../kit/json.ts'
import { absent, blockBy, judged, there } from './block.ts'
import type { Draft } from './draft.ts'
import type { Absence, Block } from './explain-absence.ts'

/** Why the contact is not in the segment. */
export async function whyNotInSegment(draft: Draft, id: string): Promise<Absence> {
  const segment = draft.world.segmentById.get(id)
  if (!segment) return absent([blockBy('not-there', phrase('There is no such segment.'))])
  if (draft.facts.segments.has(id)) return there
  if (!segment.condition || segment.kind === 'static') {
    return absent([blockBy('not-on-list', phrase('Nobody has put the contact on this list.'))])
  }
  const { found } = await judged(draft, segment.condition)
  return absent([blockBy('condition-fails', phrase('The condition of the segment does not hold.'), found)])
}

/** Why the contact is not at the stage: refused writes, entry criteria, and the flows that would set it. */
export async function whyNotAtStage(draft: Draft, id: string, refused: readonly Change[]): Promise<Absence> {
  const stage = draft.world.crm.stages.find((one) => one.id === id)
  if (!stage) return absent([blockBy('not-there', phrase('There is no such stage.'))])
  const from = draft.facts.contact['stage'] ?? null
  if (from === id) return there
  const blocks = refused.filter(({ field, after }) => field === 'stage' && after === id).map(refusedWrite)
  const criteria = stage.criteria && (await judged(draft, stage.criteria))
  if (criteria && !criteria.holds) {
    blocks.push(blockBy('condition-fails', phrase('The entry criteria of the stage do not hold.'), criteria.found))
  }
  if (!canMoveForward(from, id, draft.world.crm)) blocks.push(blockBy('write-refused', describeRule('forward-only')))
  return absent([...blocks, ...settersOf(draft, id)])
}

function refusedWrite({ rule }: Change): Block {
  const known = writeRules.find((one) => one === rule)
  const text = phrase('It was to be set, and was refused. {rule}', { rule: known ? describeRule(known) : (rule ?? '') })
  return blockBy('write-refused', text)
}

/** The steps of live flows that set the stage, and whether the contact is in such a flow. */
function settersOf({ world, runs }: Draft, stage: string): Block[] {
  const setting = [...world.flows.values()].filter(
    ({ status, current }) =>
      status === 'live' &&
      current.document.nodes.some(({ type, config }) => type === 'set-stage' && ownValue(config, 'stage') === stage),
  )
  if (setting.length === 0) return [blockBy('nothing-sets-it', phrase('No flow that is live sets this stage.'))]
  return setting.map(({ id }) => {
    const isIn = runs.some(({ run }) => run.flow === id && run.status === 'waiting')
    const flow = { flow: { type: 'flow', id } } as const
    return isIn
      ? blockBy(
          'waits',
          phrase('The contact is in the flow {flow}, which sets this stage, and has not come to that step.', flow),
        )
      : blockBy('nothing-started-it', phrase('The flow {flow} sets this stage, and the contact is not in it.', flow))
  })
}
