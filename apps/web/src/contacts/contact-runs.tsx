import { Anchor, Button, Group, Skeleton, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { usePages, type RowOf } from '../data/queries.ts'
import { RunStatus } from '../runs/run-status.tsx'
import { Section } from '../ui/section.tsx'
import { FailedState } from '../ui/states.tsx'
import { RelativeTime } from '../ui/times.tsx'
import css from './contact-page.module.css'

type Run = RowOf<'listContactRuns'>

/** The flows the contact went through, each leading to its run. */
export function ContactRuns({ contactId }: { contactId: string }) {
  const { t } = useLingui()
  return (
    <Section title={t`Flows`}>
      <Runs contactId={contactId} />
    </Section>
  )
}

function Runs({ contactId }: { contactId: string }) {
  const { rows, error, retry, more } = usePages('listContactRuns', { params: { id: contactId }, query: { limit: 5 } })
  if (error) return <FailedState error={error} onRetry={retry} />
  if (!rows) return <Skeleton height={40} />
  if (rows.length === 0)
    return (
      <Text c="dimmed">
        <Trans>In none so far.</Trans>
      </Text>
    )
  return (
    <>
      <ul className={css.pairs}>
        {rows.map((run) => (
          <RunLine key={run.id} run={run} />
        ))}
      </ul>
      {more && (
        <Group justify="center" mt="xs">
          <Button size="compact-xs" variant="subtle" loading={more.isLoading} onClick={more.load}>
            <Trans>Show earlier</Trans>
          </Button>
        </Group>
      )}
    </>
  )
}

function RunLine({ run: { id, flow, status, outcome, startedAt } }: { run: Run }) {
  return (
    <li>
      <span className={css.pairName}>
        <Anchor component={Link} to={`/runs/${id}`}>
          {flow.name}
        </Anchor>
        <Text size="xs" c="dimmed" component="span" display="block">
          <RelativeTime at={startedAt} />
        </Text>
      </span>
      <RunStatus status={status} outcome={outcome} />
    </li>
  )
}
