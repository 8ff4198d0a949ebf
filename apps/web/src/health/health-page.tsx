import { Anchor, Skeleton, Stack } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconCircleCheck } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useRead } from '../data/queries.ts'
import { HeldNotices } from '../outbox/held-notices.tsx'
import { PausedSteps } from '../outbox/paused-steps.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { NarrowPage } from '../ui/page.tsx'
import { Section } from '../ui/section.tsx'
import { EmptyState, FailedState } from '../ui/states.tsx'
import { FailedRuns } from './failed-runs.tsx'
import { StandstillAlert } from './standstill.tsx'
import type { Stuck } from './stuck.ts'
import { LateContacts, SetAsideContacts } from './stuck-contacts.tsx'
import { WorkerList } from './worker-list.tsx'

// The stream tells of what happens; that nothing happens it cannot tell.
const pollMs = 30_000

/** Everything that does not go on by itself, and whether everybody is at work. */
export function HealthPage() {
  const { t } = useLingui()
  const stuck = useRead('readStuck', {}, { pollMs })
  return (
    <NarrowPage>
      <PageHeader title={t`Health`} lead={t`What does not go on by itself, and who is at work.`} />
      {stuck.error && !stuck.data && <FailedState error={stuck.error} onRetry={() => void stuck.refetch()} />}
      {stuck.isPending && <Skeleton height={160} radius="lg" />}
      {stuck.data && <Findings stuck={stuck.data} />}
    </NarrowPage>
  )
}

function Findings({ stuck }: { stuck: Stuck }) {
  const { t } = useLingui()
  return (
    <Stack gap="lg">
      {isWell(stuck) && (
        <EmptyState title={t`Everything goes on`} icon={<IconCircleCheck size={22} aria-hidden />}>
          <Trans>No contact is late, no run has failed, and every message found its way.</Trans>
        </EmptyState>
      )}
      {stuck.standstill && <StandstillAlert standstill={stuck.standstill} />}
      <PausedSteps />
      <HeldNotices />
      {stuck.failedRuns.length > 0 && <FailedRuns steps={stuck.failedRuns} />}
      {stuck.overdue.length > 0 && <LateContacts contacts={stuck.overdue} />}
      {stuck.setAside.length > 0 && <SetAsideContacts contacts={stuck.setAside} count={stuck.setAsideCount} />}
      <Messages stuck={stuck} />
      <WorkerList workers={stuck.workers} />
    </Stack>
  )
}

function isWell({
  standstill,
  pausedSteps,
  holds,
  failedRuns,
  overdue,
  setAside,
  sending,
  needsAttention,
  unknown,
  workers,
}: Stuck) {
  const held = holds.filter((hold) => hold.held > 0)
  const lists = [pausedSteps, held, failedRuns, overdue, setAside, sending, workers.filter(({ isSilent }) => isSilent)]
  return standstill === null && lists.every((list) => list.length === 0) && needsAttention === 0 && unknown === 0
}

function Messages({ stuck: { needsAttention, unknown, sending } }: { stuck: Stuck }) {
  const { t } = useLingui()
  if (needsAttention === 0 && unknown === 0 && sending.length === 0) return null
  return (
    <Section title={t`Messages`}>
      <Stack gap="xs" align="flex-start">
        {needsAttention > 0 && (
          <Anchor component={Link} to="/outbox?status=needs-attention">
            <Plural value={needsAttention} one="# message could not be sent" other="# messages could not be sent" />
          </Anchor>
        )}
        {unknown > 0 && (
          <Anchor component={Link} to="/outbox?status=unknown">
            <Plural
              value={unknown}
              one="# message may or may not have arrived"
              other="# messages may or may not have arrived"
            />
          </Anchor>
        )}
        {sending.length > 0 && (
          <Anchor component={Link} to="/outbox?status=sending">
            <Plural
              value={sending.length}
              one="# message is being sent for too long"
              other="# messages are being sent for too long"
            />
          </Anchor>
        )}
      </Stack>
    </Section>
  )
}
