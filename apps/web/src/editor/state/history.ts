import type { FlowDocument } from '@etape/flow'
import type { Selection } from './selection.ts'

/** The drawing at one time, with what was selected then. */
export interface Moment {
  document: FlowDocument
  selection: Selection
}

export interface History {
  past: readonly Moment[]
  future: readonly Moment[]
  /** The thing being done: another step of the same name joins the last one, as letters typed into one field do. */
  joining: string | null
}

export const noHistory: History = { past: [], future: [], joining: null }

/** With a step that leads away from `before`. What was undone is gone. */
export function remember(history: History, before: Moment, joining: string | null): History {
  const joins = joining !== null && joining === history.joining
  return { past: joins ? history.past : [...history.past, before], future: [], joining }
}

/** Ends the thing being done: what comes next is a step of its own. */
export const seal = (history: History): History => (history.joining === null ? history : { ...history, joining: null })

export interface Travelled {
  moment: Moment
  history: History
}

export function goBack(history: History, now: Moment): Travelled | null {
  const moment = history.past.at(-1)
  if (!moment) return null
  return { moment, history: { past: history.past.slice(0, -1), future: [now, ...history.future], joining: null } }
}

export function goForward(history: History, now: Moment): Travelled | null {
  const [moment, ...future] = history.future
  if (!moment) return null
  return { moment, history: { past: [...history.past, now], future, joining: null } }
}
