import type { RequestOf } from '@etape/contract'
import type { SegmentDraft } from './segment-form.tsx'

/** A segment as the server takes it. */
export const bodyOf = (draft: SegmentDraft): RequestOf<'createSegment'>['body'] => ({
  ...draft,
  name: draft.name.trim(),
  condition: draft.condition as Record<string, unknown> | null,
})
