import { mergeFlows, type FlowDocument, type MergeChoices } from '@etape/flow'
import type { StoredDraft } from '../state/draft-saver.ts'
import type { OpenDraft } from './use-draft.ts'

interface Theirs {
  /** What both began from. */
  base: FlowDocument
  theirs: StoredDraft
  /** Of what both changed. */
  choices?: MergeChoices
}

/** Brings what others saved into what one draws, and saves the two as one. */
export function takeInTheirs({ editor, saver }: OpenDraft, { base, theirs, choices = {} }: Theirs): void {
  editor.takeIn((mine) =>
    mine === base ? theirs.document : mergeFlows({ base, mine, theirs: theirs.document }, choices).document,
  )
  saver.goOnFrom(theirs, editor.store.getState().document)
}
