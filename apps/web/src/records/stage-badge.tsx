import { isUnread, useStages, useStatuses, useById, type StageRow, type StatusRow } from '../data/definitions.ts'
import { useLabel } from '../text/use-language.ts'
import { DotBadge } from '../ui/dot-badge.tsx'

/** A lifecycle stage by its id: its dot and its label. */
export function StageBadge({ stage }: { stage: string }) {
  return <DefinedBadge id={stage} defined={useStages()} />
}

/** A lead status by its id. */
export function StatusBadge({ status }: { status: string }) {
  return <DefinedBadge id={status} defined={useStatuses()} />
}

/** An id nobody defines any more is shown as it is; until the definitions are read, the dot stands alone. */
function DefinedBadge({ id, defined }: { id: string; defined: readonly (StageRow | StatusRow)[] }) {
  const label = useLabel()
  const known = useById<StageRow | StatusRow>(defined).get(id)
  if (known) return <DotBadge color={known.color} label={label(known.label)} />
  return <DotBadge color="grey" label={isUnread(defined) ? '' : id} />
}
