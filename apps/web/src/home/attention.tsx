import { Skeleton, Text } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconAlertTriangle, IconCheck, IconClock, IconHandStop, IconMail, IconPlayerPause } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useRead } from '../data/queries.ts'
import { useSession } from '../data/session.ts'
import { FailedState } from '../ui/states.tsx'
import { Section } from '../ui/section.tsx'
import css from './home.module.css'
import { useStepName } from '../text/use-step-name.ts'

interface Call {
  key: string
  to: string
  icon: ReactNode
  isBad: boolean
  text: string
}

/** What stopped or is late, each with the way to it. */
export function Attention() {
  const { t } = useLingui()
  const { calls, error, retry } = useCalls()
  return (
    <Section title={t`Needs attention`} isFlush>
      {error && <FailedState error={error} onRetry={retry} />}
      {!calls && !error && <CallSkeleton />}
      {calls && (
        <ul className={css.list}>
          {calls.length === 0 && <AllClear />}
          {calls.map((call) => (
            <li key={call.key} className={css.row}>
              <span className={css.icon} data-bad={call.isBad || undefined}>
                {call.icon}
              </span>
              <span className={css.words}>
                <Link to={call.to} className={css.cover}>
                  {call.text}
                </Link>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function useCalls(): { calls: Call[] | undefined; error: Error | null; retry: () => void } {
  const { t } = useLingui()
  const stepName = useStepName()
  const { user } = useSession()
  const flows = useRead('listFlows', { query: {} })
  const late = useRead('listTasks', { query: { state: 'overdue', assignee: user.id, limit: 100 } })
  const stuck = useRead('listDeliveries', { query: { status: 'needs-attention', limit: 100 } })
  const paused = useRead('listPausedSteps', {})
  const holds = useRead('listHolds', { query: {} })
  const health = useRead('readStuck', {})
  const error = health.error ?? flows.error ?? late.error ?? stuck.error ?? paused.error ?? holds.error
  const retry = () => void Promise.all([flows, late, stuck, paused, holds, health].map((reading) => reading.refetch()))
  if (!flows.data || !late.data || !stuck.data || !paused.data || !holds.data || !health.data)
    return { calls: undefined, error, retry }

  const calls: Call[] = flows.data.rows
    .filter(({ status, counts }) => counts.failed > 0 && status !== 'archived')
    .map(({ id, name, counts }) => ({
      key: `failed ${id}`,
      to: `/flows/${id}/runs?status=failed`,
      icon: <IconAlertTriangle size={16} aria-hidden />,
      isBad: true,
      text: t`${name}: ${plural(counts.failed, { one: '# run stopped with an error', other: '# runs stopped with an error' })}`,
    }))
  if (health.data.standstill) {
    calls.unshift({
      key: 'standstill',
      to: '/health',
      icon: <IconPlayerPause size={16} aria-hidden />,
      isBad: true,
      text: t`The workspace was restored from a backup and stands still`,
    })
  }
  for (const { flow, node } of paused.data.rows) {
    calls.push({
      key: `paused ${flow.id} ${node.id}`,
      to: '/outbox',
      icon: <IconPlayerPause size={16} aria-hidden />,
      isBad: true,
      text: t`${flow.name}: “${stepName(node.name)}” sends nothing for now`,
    })
  }
  for (const { flow, version, held } of holds.data.rows.filter((hold) => hold.held > 0)) {
    calls.push({
      key: `held ${flow.id} ${version}`,
      to: `/flows/${flow.id}?held=yes`,
      icon: <IconHandStop size={16} aria-hidden />,
      isBad: false,
      text: t`${flow.name}: ${plural(held, { one: '# first message waits', other: '# first messages wait' })} for a look`,
    })
  }
  const messages = stuck.data.total ?? stuck.data.rows.length
  if (messages > 0) {
    calls.push({
      key: 'stuck',
      to: '/outbox?status=needs-attention',
      icon: <IconMail size={16} aria-hidden />,
      isBad: true,
      text: plural(messages, { one: '# message could not be sent', other: '# messages could not be sent' }),
    })
  }
  const overdue = late.data.total ?? late.data.rows.length
  if (overdue > 0) {
    calls.push({
      key: 'overdue',
      to: '/tasks?state=overdue',
      icon: <IconClock size={16} aria-hidden />,
      isBad: false,
      text: plural(overdue, { one: '# of my tasks is overdue', other: '# of my tasks are overdue' }),
    })
  }
  for (const { id, name, counts } of flows.data.rows.filter(
    (flow) => flow.status === 'paused' && flow.counts.waiting > 0,
  )) {
    calls.push({
      key: `paused ${id}`,
      to: `/flows/${id}`,
      icon: <IconPlayerPause size={16} aria-hidden />,
      isBad: false,
      text: t`${name} is paused with ${plural(counts.waiting, { one: '# contact', other: '# contacts' })} on the way`,
    })
  }
  return { calls, error: null, retry }
}

function AllClear() {
  return (
    <li className={css.row}>
      <span className={css.icon} data-good>
        <IconCheck size={16} aria-hidden />
      </span>
      <Text c="dimmed" component="span">
        <Trans>Nothing has stopped and nothing is late.</Trans>
      </Text>
    </li>
  )
}

function CallSkeleton() {
  return (
    <div aria-busy className={css.row}>
      <Skeleton height={28} width={28} radius="md" />
      <Skeleton height={12} width="55%" />
    </div>
  )
}
