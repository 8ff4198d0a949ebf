import { judge, raise, touch, type Draft, type Origin } from './draft.ts'
import { everything } from './keys.ts'
import type { LiveSegment } from './world.ts'

// Segments that read each other in a circle could flip for ever; the check of segments refuses such circles.
const mostPasses = 25

/** Brings memberships in line with what changed: a predicate finds the flips, the judge confirms each and says why. */
export async function reEvaluate(draft: Draft): Promise<void> {
  for (let pass = 0; draft.unseen.size > 0 && pass < mostPasses; pass += 1) {
    const concerned = segmentsConcerned(draft)
    draft.unseen.clear()
    for (const [segment, origin] of concerned) if (isFlipping(draft, segment)) await flip(draft, segment, origin)
  }
  draft.unseen.clear()
}

function segmentsConcerned({ unseen, touched, world }: Draft): ReadonlyMap<LiveSegment, Origin> {
  const concerned = new Map<LiveSegment, Origin>()
  for (const key of unseen) {
    const segments = key === everything ? world.dynamicSegments : world.segmentsReading.get(key)
    const origin = touched.get(key)
    if (segments && origin) for (const segment of segments) concerned.set(segment, origin)
  }
  return concerned
}

function isFlipping({ facts, settings }: Draft, { id, holds }: LiveSegment): boolean {
  return holds !== null && holds(facts, settings) !== facts.segments.has(id)
}

async function flip(draft: Draft, { id, condition }: LiveSegment, origin: Origin): Promise<void> {
  if (!condition) return
  const isIn = draft.facts.segments.has(id)
  const { holds, tree } = await judge(draft, condition)
  if (holds !== isIn) moveSegment(draft, { segment: id, moved: isIn ? 'left' : 'entered', verdict: tree }, origin)
}

type SegmentMove = Pick<Draft['memberships'][number], 'segment' | 'moved' | 'verdict'>

/** Puts the contact into a segment or takes it out, and tells of it. */
export function moveSegment(draft: Draft, { segment, moved, verdict }: SegmentMove, origin: Origin): void {
  const { facts, state, settings } = draft
  if (moved === 'entered') facts.segments.add(segment)
  else facts.segments.delete(segment)
  draft.memberships.push({
    segment,
    contactId: state.contact.id,
    moved,
    at: settings.now,
    verdict,
    cause: origin.cause,
  })
  touch(draft, `segment:${segment}`, origin)
  const happening = { type: moved === 'entered' ? 'segment-entered' : 'segment-left', segment } as const
  raise(draft, happening, origin)
}
