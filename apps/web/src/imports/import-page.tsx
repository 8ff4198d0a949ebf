import { Anchor, Button, Card, Group, Skeleton, Stack, Text } from '@mantine/core'
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
import { Section } from '../ui/section.tsx'
import { Stat } from '../ui/stat.tsx'
import { FailedState } from '../ui/states.tsx'
import { ErrorRows } from './error-rows.tsx'
import type { ImportState } from './import-plan.ts'
import { objectWords, stateWords } from './import-words.ts'
import { StateBadge } from './imports-page.tsx'

/** How far an import is, and what became of its rows. It goes on when one leaves the page. */
export function ImportPage() {
  const { id = '' } = useParams()
  const { data, error, refetch, dataUpdatedAt } = useRead('readImport', { params: { id } }, { pollMs: 1000 })
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={200} />
  return <LoadedImport state={data} readAt={dataUpdatedAt} />
}

function LoadedImport({ state, readAt }: { state: ImportState; readAt: number }) {
  const { t } = useMacro()
  const { i18n } = useLingui()
  const mayWrite = useMay('marketer')
  const isUnderWay = state.state === 'running' || state.state === 'settling'
  const cancel = useWrite('cancelImport', { invalidates: ['import'] })
  const stop = mayWrite && state.state === 'running' && (
    <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ params: { id: state.id } })}>
      <Trans>Stop</Trans>
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title={state.fileName}
        lead={i18n._(objectWords[state.object])}
        beside={<StateBadge state={state.state} />}
        actions={stop}
      />
      <Stack gap="md">
        {isUnderWay && state.startedAt !== null && (
          <Card>
            <ProgressRow
              label={i18n._(stateWords[state.state])}
              done={state.read}
              total={state.rows}
              startedAt={state.startedAt}
              now={readAt}
            />
          </Card>
        )}
        {state.problem && <Text c="var(--bad)">{state.problem}</Text>}
        <Counts state={state} />
        {state.failed > 0 && (
          <Section title={t`Rows that did not go in`} action={<ErrorFile id={state.id} />} isFlush>
            <ErrorRows importId={state.id} />
          </Section>
        )}
        {state.state === 'done' && (
          <Anchor component={Link} to={listOf[state.object]}>
            <Trans>Look at what came in</Trans>
          </Anchor>
        )}
      </Stack>
    </Page>
  )
}

const listOf = { contact: '/contacts', company: '/companies', deal: '/deals' } as const

function Counts({ state }: { state: ImportState }) {
  const { t } = useMacro()
  const { number } = useFormats()
  return (
    <Card>
      <Group gap="xl">
        <Stat value={number(state.rows)} label={t`rows`} />
        <Stat value={number(state.created)} label={t`new`} />
        <Stat value={number(state.updated)} label={t`updated`} />
        <Stat value={number(state.unchanged)} label={t`unchanged`} />
        <Stat value={number(state.skipped)} label={t`left as they are`} />
        <Stat value={number(state.failed)} label={t`not read`} />
      </Group>
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
      variant="subtle"
      leftSection={<IconDownload size={16} aria-hidden />}
    >
      <Trans>Download as CSV</Trans>
    </Button>
  )
}
