import type { FlowDocument } from '@etape/flow'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { drawingVerbs, type Drawing } from './drawing.ts'
import { nothingFresh, withAdded, withoutLeft, type Fresh } from './fresh.ts'
import { remarkVerbs, type Remarks } from './remarks.ts'
import {
  goBack,
  goForward,
  noHistory,
  remember,
  seal,
  takeInEverywhere,
  type History,
  type TakingIn,
  type Travelled,
} from './history.ts'
import { isSameSelection, keepExisting, keysOf, nothing, onlyNodes, type Selection } from './selection.ts'

/** The one truth of an open editor. The document is changed only through the edits of the flow package. */
export interface EditorState {
  document: FlowDocument
  selection: Selection
  history: History
  fresh: Fresh
  /** The field of the form that is to have the keyboard next, as a path such as `config.for`. */
  pointedAt: string | null
}

/** Takes the drawing to another document in one step of the history. */
export type Change = (document: FlowDocument, options?: ChangeOptions) => void

export interface ChangeOptions {
  select?: Selection
  /** Joins the step before if that had the same name. */
  joining?: string
}

export interface Editor extends Drawing, Remarks {
  store: StoreApi<EditorState>
  select: (pick: (before: Selection) => Selection) => void
  selectAll: () => void
  /** Selects a node, or the flow itself, and puts the keyboard into one of its fields. */
  pointAt: (node: string | null, path: string) => void
  pointed: () => void
  /** What fresh steps lack is a problem now, whether they were left or not. */
  takeStock: () => void
  /** What comes next is a step of its own. */
  seal: () => void
  undo: () => void
  redo: () => void
  /** Another document altogether, such as an earlier version; can be undone. */
  replace: (document: FlowDocument) => void
  /** Brings in what somebody else drew; it is no step of one's own, and undoing leaves it there. */
  takeIn: (takingIn: TakingIn) => void
}

/** An editor of this document, with nothing selected and nothing to undo. */
export function createEditor(document: FlowDocument): Editor {
  const store = createStore<EditorState>(() => ({
    document,
    selection: nothing,
    history: noHistory,
    fresh: nothingFresh,
    pointedAt: null,
  }))
  const { getState, setState } = store

  const change: Change = (next, { select, joining } = {}) => {
    const { document: before, selection: selected, history, fresh } = getState()
    if (next === before) return
    const selection = keepExisting(select ?? selected, next)
    setState({
      document: next,
      selection,
      fresh: withAdded(fresh, before, next, selection),
      history: remember(history, { document: before, selection: selected }, joining ?? null),
    })
  }
  const travel = (travelled: Travelled | null) => {
    if (!travelled) return
    const { document: there, selection } = travelled.moment
    setState({
      document: there,
      selection: keepExisting(selection, there),
      history: travelled.history,
      pointedAt: null,
    })
  }
  const select: Editor['select'] = (pick) => {
    const state = getState()
    const selection = pick(state.selection)
    if (isSameSelection(selection, state.selection)) return
    const fresh = withoutLeft(state.fresh, state.selection, selection)
    setState({ selection, fresh, history: seal(state.history), pointedAt: null })
  }
  return {
    store,
    ...drawingVerbs(() => getState(), change),
    ...remarkVerbs(() => getState(), change),
    select,
    selectAll: () => select(() => onlyNodes(...keysOf(getState().document))),
    pointAt: (node, path) => {
      select(() => (node === null ? nothing : onlyNodes(node)))
      setState({ pointedAt: path })
    },
    pointed: () => setState({ pointedAt: null }),
    takeStock: () => setState({ fresh: nothingFresh }),
    seal: () => setState(({ history }) => ({ history: seal(history) })),
    undo: () => travel(goBack(getState().history, getState())),
    redo: () => travel(goForward(getState().history, getState())),
    replace: (next) => change(next, { select: nothing }),
    takeIn: (takingIn) => {
      const { document: before, selection, history } = getState()
      const next = takingIn(before)
      setState({
        document: next,
        selection: keepExisting(selection, next),
        history: takeInEverywhere(history, takingIn),
      })
    },
  }
}
