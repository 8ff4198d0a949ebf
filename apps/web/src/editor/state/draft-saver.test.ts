import { emptyFlow, newNode, addNode, type FlowDocument } from '@etape/flow'
import { expect, test } from 'vitest'
import { createDraftSaver, type SaveOutcome, type StoredDraft } from './draft-saver.ts'

const grown = (document: FlowDocument): FlowDocument => addNode(document, newNode(document, 'wait', { x: 0, y: 0 }))
const one = grown(emptyFlow)
const two = grown(one)

const stored = (document: FlowDocument, revision: number): StoredDraft => ({
  document,
  revision,
  savedAt: revision * 1000,
  savedBy: 'Alva',
})

/** A server that answers when told, and a clock that moves when told. */
function aSaver() {
  const sent: { document: FlowDocument; revision: number }[] = []
  const answers: ((outcome: SaveOutcome) => void)[] = []
  const kept: (FlowDocument | null)[] = []
  let due: (() => void) | null = null
  const saver = createDraftSaver(stored(emptyFlow, 1), {
    save: (document, revision) => {
      sent.push({ document, revision })
      return new Promise((resolve) => answers.push(resolve))
    },
    keep: (unsaved) => kept.push(unsaved?.document ?? null),
    later: (callback) => {
      due = callback
      return () => {
        due = null
      }
    },
  })
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  return {
    saver,
    sent,
    kept,
    state: () => saver.store.getState().type,
    isScheduled: () => due !== null,
    rest: async () => {
      const callback = due
      due = null
      callback?.()
      await settle()
    },
    answer: async (outcome: SaveOutcome) => {
      await settle()
      answers.shift()?.(outcome)
      await settle()
    },
  }
}

test('a drawing is saved when one rests, with the revision it began from', async () => {
  const { saver, sent, rest, answer, state } = aSaver()
  saver.note(one)
  expect(state()).toBe('unsaved')
  await rest()
  expect(sent).toEqual([{ document: one, revision: 1 }])
  await answer({ type: 'saved', draft: stored(one, 2) })
  expect(saver.store.getState()).toEqual({ type: 'saved', at: 2000 })
})

test('what is drawn while saving is sent afterwards, never beside it', async () => {
  const { saver, sent, rest, answer } = aSaver()
  saver.note(one)
  await rest()
  saver.note(two)
  expect(sent).toHaveLength(1)
  await answer({ type: 'saved', draft: stored(one, 2) })
  await rest()
  expect(sent[1]).toEqual({ document: two, revision: 2 })
})

test('undoing back to what is saved leaves nothing to save', async () => {
  const { saver, sent, rest, state, isScheduled } = aSaver()
  saver.note(one)
  saver.note(emptyFlow)
  expect(state()).toBe('saved')
  expect(isScheduled()).toBe(false)
  await rest()
  expect(sent).toEqual([])
})

test('out of reach, the drawing is kept on the device and sent again', async () => {
  const { saver, sent, kept, rest, answer, state, isScheduled } = aSaver()
  saver.note(one)
  await rest()
  await answer({ type: 'unreachable' })
  expect(state()).toBe('offline')
  expect(kept.at(-1)).toBe(one)
  expect(isScheduled()).toBe(true)
  await rest()
  await answer({ type: 'saved', draft: stored(one, 2) })
  expect(sent).toHaveLength(2)
  expect(kept.at(-1)).toBe(null)
})

test('a stale draft waits until both are brought together, and that is saved over theirs', async () => {
  const { saver, sent, kept, rest, answer, state } = aSaver()
  saver.note(one)
  await rest()
  await answer({ type: 'stale', theirs: stored(two, 5) })
  expect(saver.store.getState()).toEqual({ type: 'stale', base: emptyFlow, theirs: stored(two, 5) })
  const both = grown(two)
  saver.note(both)
  expect(sent).toHaveLength(1)
  saver.goOnFrom(stored(two, 5), both)
  await rest()
  expect(sent[1]).toEqual({ document: both, revision: 5 })
  expect(kept.at(-1)).toBe(both)
  await answer({ type: 'saved', draft: stored(both, 6) })
  expect(state()).toBe('saved')
})

test('going on from what others saved leaves nothing to save', async () => {
  const { saver, sent, state } = aSaver()
  saver.note(two)
  saver.goOnFrom(stored(two, 5), two)
  expect(state()).toBe('saved')
  expect(saver.stored().revision).toBe(5)
  expect(sent).toEqual([])
})

test('leaving waits until all is saved', async () => {
  const { saver, answer } = aSaver()
  saver.note(one)
  const leaving = saver.flush()
  await answer({ type: 'saved', draft: stored(one, 2) })
  expect(await leaving).toBe(true)
})

test('leaving is told when saving does not work', async () => {
  const { saver, answer } = aSaver()
  saver.note(one)
  const leaving = saver.flush()
  await answer({ type: 'unreachable' })
  expect(await leaving).toBe(false)
})
