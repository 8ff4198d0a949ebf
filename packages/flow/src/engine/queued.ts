import type { EpochMs } from '@etape/conditions'
import type { Happening } from '../kit/happening.ts'
import type { Draft } from './draft.ts'
import { isSameEntry } from './entry-key.ts'
import type { Later } from './turn.ts'
import type { LiveFlow } from './world.ts'

type Waiting = Pick<Draft, 'state' | 'later'>

/** Whether an entry waits for a place under the flow's cap that this one would only double. */
export const isQueued = (draft: Waiting, flow: LiveFlow, happening: Happening): boolean =>
  entriesThatWait(draft, flow).some(({ queued }) => isSameEntry(flow, queued, happening))

/** When the contact's first entry into the flow that waits for a place is due. */
export function queuedUntil(draft: Waiting, flow: LiveFlow): EpochMs | null {
  const moments = entriesThatWait(draft, flow).map(({ dueAt }) => dueAt)
  return moments.length > 0 ? Math.min(...moments) : null
}

function entriesThatWait({ state, later }: Waiting, { id }: LiveFlow): { queued: Happening; dueAt: EpochMs }[] {
  const all: readonly Later[] = [...state.later, ...later]
  return all.flatMap(({ content, dueAt }) =>
    content.type === 'enrol' && content.flow === id && content.queued ? [{ queued: content.queued, dueAt }] : [],
  )
}
