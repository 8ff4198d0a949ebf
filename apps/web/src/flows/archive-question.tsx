import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Confirm } from '../ui/confirm.tsx'
import type { FlowRow } from './flow-status.tsx'
import type { FlowMoves } from './use-flow-moves.ts'

interface ArchiveQuestionProps {
  flow: FlowRow | null
  moves: FlowMoves
  onClose: () => void
}

/** Asks before a flow is put away, with how many are on their way in it. */
export function ArchiveQuestion({ flow, moves, onClose }: ArchiveQuestionProps) {
  const { t } = useLingui()
  const waiting = flow?.counts.waiting ?? 0
  const archive = () => {
    if (flow) moves.archive(flow)
    onClose()
  }
  return (
    <Confirm
      isOpen={flow !== null}
      title={t`Archive ${flow?.name ?? ''}?`}
      action={t`Archive`}
      isDestructive={waiting > 0}
      isBusy={moves.isArchiving}
      onConfirm={archive}
      onCancel={onClose}
    >
      {waiting === 0 ? (
        <Trans>Nobody is on their way in it. Its history stays.</Trans>
      ) : (
        <Plural
          value={waiting}
          one="# contact is on the way in it and leaves it now. The history stays."
          other="# contacts are on the way in it and leave it now. The history stays."
        />
      )}
    </Confirm>
  )
}
