import { ApiError, draft as draftSchema } from '@etape/contract'
import { readDraft } from '@etape/flow'
import type { z } from 'zod'
import { client } from '../../data/client.ts'
import type { SaveOutcome, SaverPorts, StoredDraft, Unsaved } from '../state/draft-saver.ts'

const staleCode = 'flow/stale-draft'

/** A draft off the wire; `null` when its document is none this app can draw. */
export function storedDraft(wire: z.infer<typeof draftSchema>): StoredDraft | null {
  const reading = readDraft(wire.document)
  return reading.ok ? { ...wire, document: reading.value } : null
}

/** Saving over HTTP, with a copy on this device for as long as something is not saved. */
export function draftPorts(flowId: string): SaverPorts {
  return {
    save: async (document, revision) => {
      try {
        const saved = await client.saveDraft({ params: { id: flowId }, body: { document: { ...document }, revision } })
        return { type: 'saved', draft: { ...saved, document } }
      } catch (error) {
        return outcomeOf(error, flowId)
      }
    },
    keep: (unsaved) => keepCopy(flowId, unsaved),
    later: (callback, delayMs) => {
      const timer = setTimeout(callback, delayMs)
      return () => clearTimeout(timer)
    },
  }
}

async function outcomeOf(error: unknown, flowId: string): Promise<SaveOutcome> {
  if (!(error instanceof ApiError)) return { type: 'unreachable' }
  if (error.document.status === 401) return { type: 'unreachable' }
  if (error.document.code !== staleCode) return { type: 'refused', error }
  const current = draftSchema.safeParse(error.document.current)
  const theirs = storedDraft(current.success ? current.data : await client.readDraft({ params: { id: flowId } }))
  return theirs ? { type: 'stale', theirs } : { type: 'refused', error }
}

const keyOf = (flowId: string): string => `etape.draft.${flowId}`

function keepCopy(flowId: string, copy: Unsaved | null): void {
  if (copy === null) localStorage.removeItem(keyOf(flowId))
  else localStorage.setItem(keyOf(flowId), JSON.stringify(copy))
}

/** What was drawn on this device and never reached the server, and what it was made of. */
export function keptCopy(flowId: string): Unsaved | null {
  const text = localStorage.getItem(keyOf(flowId))
  if (text === null) return null
  try {
    const { document, base, revision } = JSON.parse(text) as Partial<Unsaved>
    const [drawn, from] = [readDraft(document), readDraft(base)]
    if (!drawn.ok || !from.ok || typeof revision !== 'number') return null
    return { document: drawn.value, base: from.value, revision }
  } catch {
    return null
  }
}
