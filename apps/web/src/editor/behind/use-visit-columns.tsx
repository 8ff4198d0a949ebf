import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import type { RowOf } from '../../data/queries.ts'
import { RunStatus } from '../../runs/run-status.tsx'
import { usePhrase } from '../../text/use-phrase.ts'
import { useStepName } from '../../text/use-step-name.ts'
import type { Column } from '../../ui/data-table.tsx'
import { RelativeTime } from '../../ui/times.tsx'
import type { BehindPlace } from './behind-place.ts'

export type Visit = RowOf<'listNodeVisits'>

/** What the list of contacts behind a number shows of each: who, when, and what became of them. */
export function useVisitColumns({ node, sort }: BehindPlace): readonly Column<Visit>[] {
  const { t } = useLingui()
  return useMemo(() => {
    const contact: Column<Visit> = { id: 'contact', title: t`Contact`, cell: (visit) => visit.contact.name }
    const came: Column<Visit> = {
      id: 'came',
      title: t`Came`,
      width: '130px',
      cell: ({ at }) => <RelativeTime at={at} />,
    }
    const left: Column<Visit> = {
      id: 'left',
      title: t({ message: 'Left', context: 'step' }),
      width: '130px',
      cell: ({ leftAt }) => (leftAt === null ? null : <RelativeTime at={leftAt} />),
    }
    const now: Column<Visit> = {
      id: 'now',
      title: t`Now`,
      cell: ({ run }) => <Now run={run} isHere={run.node.id === node} />,
    }
    return sort === 'waiting' ? [contact, came, now] : [contact, came, left, now]
  }, [t, node, sort])
}

interface NowProps {
  run: Visit['run']
  /** It stands at the step one looks at. */
  isHere: boolean
}

function Now({ run, isHere }: NowProps) {
  const say = usePhrase()
  const stepName = useStepName()
  if (run.status === 'failed') return run.problem ? say(run.problem) : <RunStatus {...run} />
  if (run.status === 'ended') return <RunStatus {...run} />
  const node = stepName(run.node.name)
  if (isHere && run.wakeAt === null) return <Trans>Waits here</Trans>
  if (run.wakeAt === null) return <Trans>Waits at “{node}”</Trans>
  if (isHere)
    return (
      <Trans>
        Goes on <RelativeTime at={run.wakeAt} />
      </Trans>
    )
  return (
    <Trans>
      Waits at “{node}”, goes on <RelativeTime at={run.wakeAt} />
    </Trans>
  )
}
