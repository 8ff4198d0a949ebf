import { useLingui } from '@lingui/react/macro'
import { useNavigate } from 'react-router'
import { useWrite } from '../data/queries.ts'
import { showDone, showUndo } from '../ui/toasts.tsx'
import type { FlowRow } from './flow-status.tsx'
import { saveJson } from './save-json.ts'

const invalidates = ['flow'] as const

export interface FlowMoves {
  pause: (flow: FlowRow) => void
  resume: (flow: FlowRow) => void
  duplicate: (flow: FlowRow) => void
  archive: (flow: FlowRow) => void
  /** Saves its draft as a file. */
  export: (flow: FlowRow) => void
  isArchiving: boolean
}

/** What can be done with a flow from a list. What can be taken back says so. */
export function useFlowMoves(): FlowMoves {
  const { t } = useLingui()
  const navigate = useNavigate()
  const pausing = useWrite('pauseFlow', { invalidates })
  const resuming = useWrite('resumeFlow', { invalidates })
  const duplicating = useWrite('duplicateFlow', { invalidates })
  const archiving = useWrite('archiveFlow', { invalidates })
  const exporting = useWrite('exportFlows')
  const requestFor = ({ id }: FlowRow) => ({ params: { id } })
  const goingOn = (flow: FlowRow) => ({ ...requestFor(flow), body: {} })

  return {
    pause: (flow) =>
      pausing.mutate(requestFor(flow), {
        onSuccess: () =>
          showUndo(t`${flow.name} is paused. Nobody comes in or moves on.`, () => resuming.mutate(goingOn(flow))),
      }),
    resume: (flow) =>
      resuming.mutate(goingOn(flow), {
        onSuccess: () => showUndo(t`${flow.name} goes on.`, () => pausing.mutate(requestFor(flow))),
      }),
    duplicate: (flow) =>
      duplicating.mutate(
        { ...requestFor(flow), body: { name: t`${flow.name} (copy)` } },
        { onSuccess: (copy) => void navigate(`/flows/${copy.id}`) },
      ),
    archive: (flow) => archiving.mutate(requestFor(flow), { onSuccess: () => showDone(t`${flow.name} is archived.`) }),
    export: (flow) =>
      exporting.mutate({ body: { flows: [flow.id] } }, { onSuccess: (file) => saveJson(file, flow.name) }),
    isArchiving: archiving.isPending,
  }
}
