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
  /** Somebody saved in between: what both made of `base` is to be brought together. */
  | { type: 'stale'; base: FlowDocument; theirs: StoredDraft }

/** How one try to save went. */
export type SaveOutcome =
  | { type: 'saved'; draft: StoredDraft }
  | { type: 'stale'; theirs: StoredDraft }
  | { type: 'unreachable' }
  | { type: 'refused'; error: Error }

/** What was drawn and not saved, and what it was made of. */
export interface Unsaved {
  document: FlowDocument
  base: FlowDocument
  /** Of the base. */
  revision: number
}

export interface SaverPorts {
  save: (document: FlowDocument, revision: number) => Promise<SaveOutcome>
  /** Keeps what is not saved yet; `null` when there is nothing to keep. */
  keep: (unsaved: Unsaved | null) => void
  /** Calls back later; answers how not to. */
  later: (callback: () => void, delayMs: number) => () => void
}

export interface DraftSaver {
  store: StoreApi<SaveState>
  /** The drawing as it is now; saved a little later, with what follows. */
  note: (document: FlowDocument) => void
  /** Saves now what is not saved; answers whether everything is. */
  flush: () => Promise<boolean>
  /** What the server had when it was last heard of. */
  stored: () => StoredDraft
  revision: () => number
  /** Tries again at once after a failure. */
  retry: () => void
  /** Goes on from what the server has, with the drawing that was made of it and of one's own; saves that if it differs. */
  goOnFrom: (stored: StoredDraft, document: FlowDocument) => void
  /** Goes on from what the server has, whatever was drawn. */
  startFrom: (stored: StoredDraft) => void
  stop: () => void
}

const restMs = 600
const retryMs = [2_000, 5_000, 15_000, 30_000] as const

/** What the saver has in hand. */
interface InHand {
  stored: StoredDraft
  current: FlowDocument
  /** Tries in a row that reached nobody. */
  tries: number
}

const isSaved = ({ current, stored }: InHand): boolean => current === stored.document
const savedState = ({ stored }: InHand): SaveState => ({ type: 'saved', at: stored.savedAt })

/** Saves the draft while one draws: one request at a time, the last drawing wins, nothing is lost when offline. */
export function createDraftSaver(start: StoredDraft, { save, keep, later }: SaverPorts): DraftSaver {
  const hand: InHand = { stored: start, current: start.document, tries: 0 }
  const store = createStore<SaveState>(() => savedState(hand))
  const show = (state: SaveState) => store.setState(state, true)
  const isStale = () => store.getState().type === 'stale'
  let cancel = () => {}
  let running: Promise<void> | null = null

  const schedule = (delayMs: number) => {
    cancel()
    cancel = later(() => void run(), delayMs)
  }
  const settle = (outcome: SaveOutcome, sent: FlowDocument) => {
    const { state, againMs } = takeIn(hand, outcome, sent)
    if (outcome.type === 'saved') keepUnsaved()
    show(state)
    if (againMs !== null) schedule(againMs)
  }
  const keepUnsaved = () => {
    const { current: document, stored } = hand
    keep(isSaved(hand) ? null : { document, base: stored.document, revision: stored.revision })
  }
  const run = async (): Promise<void> => {
    if (running) return running
    if (isSaved(hand) || isStale()) return
    cancel()
    const sent = hand.current
    show({ type: 'saving' })
    running = save(sent, hand.stored.revision)
      .then((outcome) => settle(outcome, sent))
      .finally(() => {
        running = null
      })
    return running
  }
  const note = (document: FlowDocument) => {
    hand.current = document
    if (isStale()) return
    keepUnsaved()
    if (running) return
    cancel()
    if (isSaved(hand)) show(savedState(hand))
    else schedule(restMs)
    if (!isSaved(hand) && store.getState().type !== 'offline') show({ type: 'unsaved' })
  }
  const goOnFrom: DraftSaver['goOnFrom'] = (stored, document) => {
    cancel()
    Object.assign(hand, { stored, current: document })
    keepUnsaved()
    show(isSaved(hand) ? savedState(hand) : { type: 'unsaved' })
    // Not at once: the answer that brought this about may still be on its way through.
    if (!isSaved(hand)) schedule(0)
  }
  return {
    store,
    note,
    flush: async () => {
      await running
      await run()
      return isSaved(hand)
    },
    stored: () => hand.stored,
    revision: () => hand.stored.revision,
    retry: () => void run(),
    goOnFrom,
    startFrom: (stored) => goOnFrom(stored, stored.document),
    stop: () => cancel(),
  }
}

/** What comes of one try: what to show, and when to try again. */
function takeIn(hand: InHand, outcome: SaveOutcome, sent: FlowDocument): { state: SaveState; againMs: number | null } {
  switch (outcome.type) {
    case 'saved':
      Object.assign(hand, { stored: { ...outcome.draft, document: sent }, tries: 0 })
      if (isSaved(hand)) return { state: savedState(hand), againMs: null }
      return { state: { type: 'unsaved' }, againMs: restMs }
    case 'stale':
      return { state: { type: 'stale', base: hand.stored.document, theirs: outcome.theirs }, againMs: null }
    case 'unreachable':
      hand.tries += 1
      return { state: { type: 'offline' }, againMs: retryMs[Math.min(hand.tries, retryMs.length) - 1] ?? restMs }
    case 'refused':
      return { state: { type: 'failed', error: outcome.error }, againMs: null }
  }
}
