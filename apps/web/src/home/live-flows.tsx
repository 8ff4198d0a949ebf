import { Anchor, Button, Skeleton } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconRoute } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useRead } from '../data/queries.ts'
import { FlowStatusBadge, type FlowRow } from '../flows/flow-status.tsx'
import { useFormats } from '../text/formats.ts'
import { Section } from '../ui/section.tsx'
import { EmptyState, FailedState } from '../ui/states.tsx'
import css from './home.module.css'

/** The flows that take contacts in now, and how many are where. */
export function LiveFlows() {
  const { t } = useLingui()
  const all = (
    <Anchor component={Link} to="/flows" fw={500}>
      <Trans>All flows</Trans>
    </Anchor>
  )
  return (
    <Section title={t`Live flows`} action={all} isFlush>
      <Flows />
    </Section>
  )
}

function Flows() {
  const { t } = useLingui()
  const flows = useRead('listFlows', { query: {} })
  const live = flows.data?.rows.filter(({ status }) => status === 'live')
  if (flows.error) return <FailedState error={flows.error} onRetry={() => void flows.refetch()} />
  if (live?.length === 0) {
    return (
      <EmptyState
        title={t`No flow is live`}
        icon={<IconRoute size={22} aria-hidden />}
        action={
          <Button component={Link} to="/templates" variant="default">
            <Trans>Start from a template</Trans>
          </Button>
        }
      >
        <Trans>Publish a flow, and it takes contacts in from then on.</Trans>
      </EmptyState>
    )
  }
  return (
    <ul className={css.list} aria-busy={!live}>
      {live?.map((flow) => <LiveFlow key={flow.id} flow={flow} />) ??
        [1, 2, 3].map((row) => (
          <li key={row} className={css.row}>
            <Skeleton height={12} width="40%" />
          </li>
        ))}
    </ul>
  )
}

function LiveFlow({ flow: { id, name, status, version, counts } }: { flow: FlowRow }) {
  const { number } = useFormats()
  return (
    <li className={`${css.row} ${css.flow}`}>
      <span className={css.words}>
        <Link to={`/flows/${id}`} className={css.cover}>
          {name}
        </Link>
      </span>
      <FlowStatusBadge status={status} version={version} />
      <span className={css.figures}>
        <Figure shown={number(counts.enrolled)}>
          <Plural value={counts.enrolled} one="enrolled" other="enrolled" />
        </Figure>
        <Figure shown={number(counts.waiting)}>
          <Plural value={counts.waiting} one="under way" other="under way" />
        </Figure>
      </span>
    </li>
  )
}

function Figure({ shown, children }: { shown: string; children: ReactNode }) {
  return (
    <span>
      <b>{shown}</b> {children}
    </span>
  )
}
