import type { FlowDocument } from '@etape/flow'
import type { Selection } from './selection.ts'

/** Brings what somebody else drew into a drawing. */
export type TakingIn = (document: FlowDocument) => FlowDocument

/** The drawing at one time, with what was selected then. */
export interface Moment {
  document: FlowDocument
  selection: Selection
  /** What others drew since, to be brought in when one goes back there: undo takes back only what one did oneself. */
  since?: readonly TakingIn[]
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

/** With what somebody else drew, at every moment one can go to. */
export function takeInEverywhere(history: History, takingIn: TakingIn): History {
  const later = (moment: Moment): Moment => ({ ...moment, since: [...(moment.since ?? []), takingIn] })
  return { ...history, past: history.past.map(later), future: history.future.map(later) }
}

export interface Travelled {
  moment: Moment
  history: History
}

export function goBack(history: History, now: Moment): Travelled | null {
  const moment = history.past.at(-1)
  if (!moment) return null
  const past = history.past.slice(0, -1)
  return { moment: asOfNow(moment), history: { past, future: [now, ...history.future], joining: null } }
}

export function goForward(history: History, now: Moment): Travelled | null {
  const [moment, ...future] = history.future
  if (!moment) return null
  return { moment: asOfNow(moment), history: { past: [...history.past, now], future, joining: null } }
}

const asOfNow = ({ document, selection, since = [] }: Moment): Moment => ({
  document: since.reduce((before, takingIn) => takingIn(before), document),
  selection,
})
