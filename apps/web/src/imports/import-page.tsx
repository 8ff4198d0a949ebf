import { Alert, Button, Card, Group, Progress, Skeleton, Stack, Text } from '@mantine/core'
import { useLingui } from '@lingui/react'
import { Trans, useLingui as useMacro } from '@lingui/react/macro'
import { IconDownload } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import { useRead, useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { useFormats } from '../text/formats.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { ProgressRow } from '../ui/progress-row.tsx'
import { Stat } from '../ui/stat.tsx'
import { FailedState } from '../ui/states.tsx'
import { ErrorRows } from './error-rows.tsx'
import type { ImportState } from './import-plan.ts'
import { objectWords, stateWords } from './import-words.ts'
import css from './imports.module.css'
import { StateBadge } from './imports-page.tsx'
import { TablePart } from '../records/table-part.tsx'
import { useSpan } from '../records/use-span.ts'

const pollMs = 1000

/** How far an import is, and what became of its rows. It goes on when one leaves the page. */
export function ImportPage() {
  const { id = '' } = useParams()
  const { data, error, refetch, dataUpdatedAt } = useRead('readImport', { params: { id } })
  if (data) return <LoadedImport state={data} readAt={dataUpdatedAt} />
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />
  return (
    <Page>
      <Skeleton height={200} radius="lg" />
    </Page>
  )
}

function LoadedImport({ state, readAt }: { state: ImportState; readAt: number }) {
  const { t } = useMacro()
  const { i18n } = useLingui()
  const isUnderWay = state.state === 'running' || state.state === 'settling'
  return (
    <Page>
      {isUnderWay && <KeepReading id={state.id} />}
      <PageHeader
        title={state.fileName}
        lead={
          <>
            {i18n._(objectWords[state.object])} · {state.by}
            <Took state={state} />
          </>
        }
        beside={<StateBadge state={state.state} />}
        actions={<Actions state={state} />}
      />
      <Stack gap="md">
        {isUnderWay && <UnderWay state={state} readAt={readAt} />}
        {state.problem && <Alert color="red">{state.problem}</Alert>}
        {state.state === 'uploaded' && <NotStarted object={state.object} />}
        <Counts state={state} />
        {state.failed > 0 && (
          <TablePart title={t`Rows that did not go in`} action={<ErrorFile id={state.id} />}>
            <ErrorRows importId={state.id} />
          </TablePart>
        )}
      </Stack>
    </Page>
  )
}

/** Asks every second; once the import is over, nothing is asked any more. */
function KeepReading({ id }: { id: string }) {
  useRead('readImport', { params: { id } }, { pollMs })
  return null
}

function Took({ state: { startedAt, endedAt } }: { state: ImportState }) {
  const span = useSpan()
  if (startedAt === null || endedAt === null) return null
  const took = span(endedAt - startedAt)
  return (
    <>
      {' · '}
      <Trans>took {took}</Trans>
    </>
  )
}

function UnderWay({ state, readAt }: { state: ImportState; readAt: number }) {
  const { i18n } = useLingui()
  const { t } = useMacro()
  if (state.startedAt === null) return null
  return (
    <Card>
      {state.state === 'running' ? (
        <ProgressRow
          label={i18n._(stateWords.running)}
          done={state.read}
          total={state.rows}
          startedAt={state.startedAt}
          now={readAt}
        />
      ) : (
        <Stack gap={8}>
          <Text fw={500}>
            <Trans>Every row is in. Flows are taking up the contacts.</Trans>
          </Text>
          <Progress value={100} animated size="md" radius="xl" aria-label={t`Flows are running`} />
        </Stack>
      )}
      <Text size="xs" c="dimmed" mt={8}>
        <Trans>It goes on when you leave this page.</Trans>
      </Text>
    </Card>
  )
}

const listOf = { contact: '/contacts', company: '/companies', deal: '/deals' } as const

function Actions({ state }: { state: ImportState }) {
  const mayWrite = useMay('marketer')
  const cancel = useWrite('cancelImport', { invalidates: ['import'] })
  if (state.state === 'done')
    return (
      <Button component={Link} to={listOf[state.object]}>
        <Trans>Look at what came in</Trans>
      </Button>
    )
  if (!mayWrite || state.state !== 'running') return null
  return (
    <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ params: { id: state.id } })}>
      <Trans>Stop</Trans>
    </Button>
  )
}

function NotStarted({ object }: { object: ImportState['object'] }) {
  return (
    <Alert>
      <Group justify="space-between">
        <Trans>The file was uploaded, but the import was not started. Nothing has been written.</Trans>
        <Button size="xs" variant="default" component={Link} to={`/imports/new?object=${object}`}>
          <Trans>Upload it again</Trans>
        </Button>
      </Group>
    </Alert>
  )
}

function Counts({ state }: { state: ImportState }) {
  const { t } = useMacro()
  const { number } = useFormats()
  return (
    <Card>
      <div className={css.counts}>
        <Stat value={number(state.rows)} label={t`rows`} />
        <Stat value={number(state.created)} label={t`new`} />
        <Stat value={number(state.updated)} label={t`updated`} />
        <Stat value={number(state.unchanged)} label={t`unchanged`} />
        <Stat value={number(state.skipped)} label={t`left as they are`} />
        <Stat value={number(state.failed)} label={t`not read`} />
      </div>
    </Card>
  )
}

function ErrorFile({ id }: { id: string }) {
  return (
    <Button
      component="a"
      href={`/api/imports/${encodeURIComponent(id)}/errors.csv`}
      download
      size="compact-sm"
      my={-4}
      variant="subtle"
      leftSection={<IconDownload size={16} aria-hidden />}
    >
      <Trans>Download as CSV</Trans>
    </Button>
  )
}
