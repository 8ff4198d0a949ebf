import { fieldObjects, type FieldValue } from '@etape/conditions'
import { coerce } from '@etape/crm'
import { currentStep } from './end-run.ts'
import { isPaused, type Draft, type LiveRun, type Origin } from './draft.ts'
import type { InputContent } from './input.ts'
import { originOfRun } from './origin-of-run.ts'
import { writeByRun } from './write-by-run.ts'

type Answer = Extract<InputContent, { type: 'answer' }>

/** Gets the run going that waits for this answer, and keeps what was read from it. One that has gone on meanwhile hears nothing. */
export function hearAnswer(draft: Draft, answer: Answer, origin: Origin): void {
  const live = draft.runs.find(({ run }) => run.id === answer.runId && run.stepId === answer.stepId)
  const waiting = live?.run.waiting
  if (!live || waiting?.type !== 'listen' || waiting.for.type !== 'answer') return
  const { run } = live
  const answers = { ...run.memory?.answers, [run.node]: answer.values }
  run.memory = { ...run.memory, answers }
  live.changed = true
  live.origin = origin
  for (const [into, value] of Object.entries(answer.values)) writeAnswer(draft, live, into, value)
  const by = answer.ok ? waiting.heardBy : (waiting.failedBy ?? waiting.timedOutBy)
  if (!isPaused(live)) live.move = { type: 'leave', by, verdicts: [] }
  else Object.assign(run, { waiting: { type: 'sleep', thenBy: by }, wakeAt: draft.settings.now })
}

/** Only what was to be read into a field is written; the rest is for texts. */
function writeAnswer(draft: Draft, live: LiveRun, into: string, given: FieldValue): void {
  const record = fieldObjects.find((object) => into.startsWith(`${object}.`))
  if (record !== 'contact' && record !== 'company') return
  const known = draft.world.catalog.get(`${record}.${into.slice(record.length + 1)}`)
  if (!known) return
  const reading = coerce(known, given)
  const write = { field: known.key, value: reading.ok ? reading.value : given }
  if (draft.settings.isTaken?.(record, write.field, write.value)) return
  writeByRun(draft, live, { record, write }, originOfRun(live, currentStep(draft, live)))
}
