import type { FlowDocument } from '@etape/flow'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** A draft as the server has it. */
export interface StoredDraft {
  document: FlowDocument
  revision: number
  savedAt: number
  savedBy: string
}

export type SaveState =
  | { type: 'saved'; at: number }
  | { type: 'unsaved' }
  | { type: 'saving' }
  /** The server could not be reached; what was drawn is kept on this device and sent again. */
  | { type: 'offline' }
  | { type: 'failed'; error: Error }
  /** Somebody saved in between: a person has to choose. */
  | { type: 'stale'; theirs: StoredDraft }

/** How one try to save went. */
export type SaveOutcome =
  | { type: 'saved'; draft: StoredDraft }
  | { type: 'stale'; theirs: StoredDraft }
  | { type: 'unreachable' }
  | { type: 'refused'; error: Error }

export interface SaverPorts {
  save: (document: FlowDocument, revision: number) => Promise<SaveOutcome>
  /** Keeps what is not saved yet; `null` when there is nothing to keep. */
  keep: (unsaved: { document: FlowDocument; revision: number } | null) => void
  /** Calls back later; answers how not to. */
  later: (callback: () => void, delayMs: number) => () => void
}

export interface DraftSaver {
  store: StoreApi<SaveState>
  /** The drawing as it is now; saved a little later, with what follows. */
  note: (document: FlowDocument) => void
  /** Saves now what is not saved; answers whether everything is. */
  flush: () => Promise<boolean>
  revision: () => number
  /** Tries again at once after a failure. */
  retry: () => void
  /** After a stale draft: theirs is left behind, ours goes over it. */
  keepMine: () => void
  /** After a stale draft, or one read anew: goes on from what the server has. */
  startFrom: (stored: StoredDraft) => void
  stop: () => void
}

const restMs = 600
const retryMs = [2_000, 5_000, 15_000, 30_000] as const

/** Saves the draft while one draws: one request at a time, the last drawing wins, nothing is lost when offline. */
export function createDraftSaver(start: StoredDraft, { save, keep, later }: SaverPorts): DraftSaver {
  const store = createStore<SaveState>(() => ({ type: 'saved', at: start.savedAt }))
  let stored = start
  let current = start.document
  let cancel = () => {}
  let tries = 0
  let running: Promise<void> | null = null

  const isSaved = () => current === stored.document
  const show = (state: SaveState) => store.setState(state, true)
  const schedule = (delayMs: number) => {
    cancel()
    cancel = later(() => void run(), delayMs)
  }
  const settle = (outcome: SaveOutcome, sent: FlowDocument) => {
    switch (outcome.type) {
      case 'saved':
        tries = 0
        stored = { ...outcome.draft, document: sent }
        keep(isSaved() ? null : { document: current, revision: stored.revision })
        show(isSaved() ? { type: 'saved', at: stored.savedAt } : { type: 'unsaved' })
        if (!isSaved()) schedule(restMs)
        return
      case 'stale':
        show({ type: 'stale', theirs: outcome.theirs })
        return
      case 'unreachable':
        show({ type: 'offline' })
        schedule(retryMs[Math.min(tries, retryMs.length - 1)] ?? restMs)
        tries += 1
        return
      case 'refused':
        show({ type: 'failed', error: outcome.error })
    }
  }
  const run = async (): Promise<void> => {
    if (running) return running
    if (isSaved() || store.getState().type === 'stale') return
    cancel()
    const sent = current
    show({ type: 'saving' })
    running = save(sent, stored.revision)
      .then((outcome) => settle(outcome, sent))
      .finally(() => {
        running = null
      })
    return running
  }
  return {
    store,
    note: (document) => {
      current = document
      if (store.getState().type === 'stale') return
      keep(isSaved() ? null : { document, revision: stored.revision })
      if (running) return
      if (isSaved()) {
        cancel()
        show({ type: 'saved', at: stored.savedAt })
        return
      }
      if (store.getState().type !== 'offline') show({ type: 'unsaved' })
      schedule(restMs)
    },
    flush: async () => {
      await running
      if (!isSaved()) await run()
      return isSaved()
    },
    revision: () => stored.revision,
    retry: () => void run(),
    keepMine: () => {
      const state = store.getState()
      if (state.type !== 'stale') return
      stored = state.theirs
      show({ type: 'unsaved' })
      void run()
    },
    startFrom: (fresh) => {
      cancel()
      stored = fresh
      current = fresh.document
      keep(null)
      show({ type: 'saved', at: fresh.savedAt })
    },
    stop: () => cancel(),
  }
}
