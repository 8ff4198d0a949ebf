import type { ResponseOf } from '@etape/contract'
import type { FlowVersionRow, RunDetail, RunRow } from '@etape/store'
import { showId } from './record-id.ts'
import { shownPhrase } from './refusal.ts'
import { showCause, showChange, showNamed, showVerdict } from './show-records.ts'

type ShownRun = ResponseOf<'listRuns'>['rows'][number]

export const showRun = ({ id, contact, problem, ...run }: RunRow): ShownRun => ({
  id: showId(id),
  flow: run.flow,
  version: run.version,
  contact: showNamed(contact),
  status: run.status,
  outcome: run.outcome,
  node: run.node,
  wakeAt: run.wakeAt,
  problem: problem && shownPhrase(problem),
  startedAt: run.startedAt,
  endedAt: run.endedAt,
})

export const showRunDetail = (run: RunDetail): ResponseOf<'readRun'> => ({
  ...showRun(run),
  document: { ...run.document },
  start: {
    node: run.start.node,
    cause: showCause(run.start.cause),
    because: shownPhrase(run.start.because),
    verdict: run.start.verdict && showVerdict(run.start.verdict),
  },
  waiting: run.waiting && { ...run.waiting },
  steps: run.steps.map(({ id, verdicts, note, changes, deliveries, ...step }) => ({
    ...step,
    id: showId(id),
    verdicts: verdicts.map(showVerdict),
    note: note && shownPhrase(note),
    changes: changes.map(showChange),
    deliveries: deliveries.map((delivery) => ({ ...delivery, id: showId(delivery.id) })),
  })),
})

export const showVersion = ({ id, ...version }: FlowVersionRow): ResponseOf<'listVersions'>['rows'][number] => ({
  ...version,
  id: showId(id),
})
