import { Trans, useLingui } from '@lingui/react/macro'
import type { FlowNode } from '@etape/flow'
import { useMemo } from 'react'
import type { RowOf } from '../data/queries.ts'
import { useFlowWords } from '../editor/words/flow-words.tsx'
import { usePhrase } from '../text/use-phrase.ts'
import type { Column } from '../ui/data-table.tsx'
import { RelativeTime } from '../ui/times.tsx'
import { RunStatus } from './run-status.tsx'
import { useStepName } from '../text/use-step-name.ts'

type RunRow = RowOf<'listRuns'>

/** What a list of runs shows of each. */
export function useRunColumns(nodes: readonly FlowNode[]): readonly Column<RunRow>[] {
  const { t } = useLingui()
  return useMemo(
    () => [
      { id: 'contact', title: t`Contact`, cell: (run) => run.contact.name },
      {
        id: 'status',
        title: t`State`,
        width: '150px',
        cell: (run) => <RunStatus status={run.status} outcome={run.outcome} />,
      },
      { id: 'node', title: t`Step`, cell: (run) => <StepName run={run} nodes={nodes} /> },
      { id: 'next', title: t`What next`, cell: (run) => <WhatNext run={run} /> },
      { id: 'started', title: t`Started`, width: '140px', cell: (run) => <RelativeTime at={run.startedAt} /> },
      {
        id: 'ended',
        title: t({ message: 'Ended', context: 'run' }),
        width: '140px',
        wideOnly: true,
        cell: (run) => (run.endedAt === null ? null : <RelativeTime at={run.endedAt} />),
      },
    ],
    [t, nodes],
  )
}

/** As the live version calls it; runs of earlier versions may stand at steps it no longer has. */
function StepName({ run, nodes }: { run: RunRow; nodes: readonly FlowNode[] }) {
  const words = useFlowWords()
  const stepName = useStepName()
  const node = nodes.find(({ id }) => id === run.node.id)
  return node ? words.node(node) : stepName(run.node.name)
}

function WhatNext({ run }: { run: RunRow }) {
  const say = usePhrase()
  if (run.problem) return say(run.problem)
  if (run.wakeAt === null) return null
  return (
    <Trans>
      Goes on <RelativeTime at={run.wakeAt} />
    </Trans>
  )
}
