import { Skeleton } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useParams } from 'react-router'
import { useRead } from '../data/queries.ts'
import { TopBar } from '../shell/top-bar.tsx'
import { FailedState } from '../ui/states.tsx'
import { storedDraft } from './draft/draft-ports.ts'
import css from './editor.module.css'
import { EditorScreen } from './editor-screen.tsx'

/** The editor of one flow: reads the flow and its draft, then hands them over. */
export function EditorPage() {
  const { id = '' } = useParams()
  return <FlowEditor key={id} id={id} />
}

function FlowEditor({ id }: { id: string }) {
  const { t } = useLingui()
  const flow = useRead('readFlow', { params: { id } })
  // A draft kept from an earlier visit may be behind: drawing begins with what the server has now.
  const draft = useRead('readDraft', { params: { id } }, { staleTimeMs: 0 })
  const stored = useMemo(() => draft.data && storedDraft(draft.data), [draft.data])
  const error = flow.error ?? draft.error
  const readAgain = () => {
    for (const reading of [flow, draft]) if (reading.error) void reading.refetch()
  }
  if (flow.data && stored && draft.isFetchedAfterMount) return <EditorScreen flow={flow.data} stored={stored} />
  return (
    <>
      <TopBar back={{ to: '/flows', label: t`Flows` }} documentTitle={t`Flow`} title={flow.data?.name ?? t`Flow`} />
      <div className={css.waiting}>
        {error && <FailedState error={error} title={t`The flow could not be read`} onRetry={readAgain} />}
        {!error && stored !== null && <EditorSkeleton />}
        {stored === null && (
          <FailedState
            error={new Error(t`Its drawing has steps this version does not know.`)}
            title={t`The drawing could not be read`}
            onRetry={() => void draft.refetch()}
          />
        )}
      </div>
    </>
  )
}

function EditorSkeleton() {
  return (
    <div className={css.skeleton} aria-hidden>
      <Skeleton width={236} height={72} radius="lg" />
      <Skeleton width={2} height={40} />
      <Skeleton width={236} height={72} radius="lg" />
      <Skeleton width={2} height={40} />
      <Skeleton width={236} height={72} radius="lg" />
    </div>
  )
}
