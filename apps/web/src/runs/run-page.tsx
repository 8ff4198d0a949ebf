import { Button, Skeleton, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { readDraft, type FlowDocument } from '@etape/flow'
import { useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { useRead } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { CanvasProvider } from '../editor/canvas/canvas-provider.tsx'
import { useCanvas } from '../editor/canvas/use-canvas.ts'
import { nothing, onlyNodes, type Selection } from '../editor/state/selection.ts'
import { FlowWordsProvider } from '../editor/words/flow-words.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { FailedState } from '../ui/states.tsx'
import { PathCanvas } from './path-canvas.tsx'
import type { RunDetail } from './run-path.ts'
import { ResumeRun } from './resume-runs.tsx'
import { RunStatus } from './run-status.tsx'
import { SteerRun } from './steer-run.tsx'
import { RunStory } from './run-story.tsx'
import css from './run-page.module.css'

/** One contact's way through a flow: the path lit on the drawing, and each step with what it did and why. */
export function RunPage() {
  const { id = '' } = useParams()
  const { t } = useLingui()
  const run = useRead('readRun', { params: { id } })
  if (run.data) return <RunView key={id} run={run.data} />
  return (
    <>
      <TopBar back={{ to: '/flows', label: t`Flows` }} documentTitle={t`Run`} title={t`Run`} />
      <div className={css.waiting}>
        {run.error ? (
          <FailedState error={run.error} title={t`The run could not be read`} onRetry={() => void run.refetch()} />
        ) : (
          <Skeleton height="60%" width="min(760px, 88%)" radius="lg" />
        )}
      </div>
    </>
  )
}

const empty: FlowDocument['nodes'] = []

function RunView({ run }: { run: RunDetail }) {
  const document = useMemo(() => {
    const reading = readDraft(run.document)
    return reading.ok ? reading.value : null
  }, [run.document])
  return (
    <FlowWordsProvider nodes={document?.nodes ?? empty}>
      <CanvasProvider>
        <RunTopBar run={run} />
        <RunBody run={run} document={document} />
      </CanvasProvider>
    </FlowWordsProvider>
  )
}

function RunTopBar({ run }: { run: RunDetail }) {
  const { t } = useLingui()
  const mayWrite = useMay('marketer')
  const version = run.version
  return (
    <TopBar
      back={{ to: `/flows/${run.flow.id}/runs`, label: run.flow.name }}
      documentTitle={t`${run.contact.name} in ${run.flow.name}`}
      title={run.contact.name}
      beside={
        <>
          <span className={css.wide}>
            <RunStatus status={run.status} outcome={run.outcome} />
          </span>
          <Text size="xs" c="dimmed" className={css.version} truncate>
            <Trans>on version {version}</Trans>
          </Text>
        </>
      }
      actions={
        <>
          {mayWrite && run.status === 'failed' && <ResumeRun id={run.id} />}
          {mayWrite && <SteerRun run={run} />}
          <Button variant="default" component={Link} to={`/contacts/${run.contact.id}`}>
            <Trans>Contact</Trans>
          </Button>
        </>
      }
    />
  )
}

interface RunBodyProps {
  run: RunDetail
  document: FlowDocument | null
}

function RunBody({ run, document }: RunBodyProps) {
  const canvas = useCanvas()
  const [selection, setSelection] = useState<Selection>(nothing)
  const [selected] = selection.nodes
  const show = (node: string) => {
    setSelection(onlyNodes(node))
    canvas.reveal(node)
  }
  return (
    <main className={css.body}>
      <div className={css.drawing}>
        {document ? (
          <PathCanvas run={run} document={document} selection={selection} onSelect={setSelection} />
        ) : (
          <Text c="dimmed" p="lg">
            <Trans>The drawing of this version can no longer be shown; the steps are below.</Trans>
          </Text>
        )}
      </div>
      <RunStory run={run} document={document} selected={selected ?? null} onSelect={show} />
    </main>
  )
}
