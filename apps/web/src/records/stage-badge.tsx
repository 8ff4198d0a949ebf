import { useStages, useStatuses, useById } from '../data/definitions.ts'
import { useLabel } from '../text/use-language.ts'
import { DotBadge } from '../ui/dot-badge.tsx'

/** A lifecycle stage by its id: its dot and its label. An id nobody defines any more is shown as it is. */
export function StageBadge({ stage }: { stage: string }) {
  const label = useLabel()
  const known = useById(useStages()).get(stage)
  return <DotBadge color={known?.color ?? 'grey'} label={known ? label(known.label) : stage} />
}

/** A lead status by its id. */
export function StatusBadge({ status }: { status: string }) {
  const label = useLabel()
  const known = useById(useStatuses()).get(status)
  return <DotBadge color={known?.color ?? 'grey'} label={known ? label(known.label) : status} />
}
