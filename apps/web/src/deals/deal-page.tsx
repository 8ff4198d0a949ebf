import type { ResponseOf } from '@etape/contract'
import { Anchor, Button, Card, Group, Skeleton, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { usePages, useRead } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { RecordLine, RecordLines } from '../records/record-lines.tsx'
import { TaskLine } from '../tasks/task-line.tsx'
import { NewTask } from '../tasks/new-task.tsx'
import tasks from '../tasks/tasks.module.css'
import { useFormats } from '../text/formats.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { Section } from '../ui/section.tsx'
import { Stat } from '../ui/stat.tsx'
import { FailedState } from '../ui/states.tsx'
import head from '../contacts/contact-page.module.css'
import columns from '../companies/company-page.module.css'
import { DealAbout } from './deal-about.tsx'
import { timeOf } from './deal-row.ts'
import { DealStagePath, useProbability } from './deal-stage-path.tsx'
import { amountOf } from './deal-row.ts'
import { useMoney } from './use-money.ts'

export type DealDetail = ResponseOf<'readDeal'>

/** One deal: where it stands, what it is worth, whose it is, what is to be done. */
export function DealPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useRead('readDeal', { params: { id } })
  if (data) return <LoadedDeal key={data.id} deal={data} />
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />
  return (
    <Page>
      <Stack gap="lg" aria-busy>
        <Skeleton height={32} width={320} />
        <Skeleton height={46} />
        <Skeleton height={280} radius="lg" />
      </Stack>
    </Page>
  )
}

function LoadedDeal({ deal }: { deal: DealDetail }) {
  return (
    <Page>
      <Stack gap="md">
        <div className={head.head}>
          <div>
            <PageHeader title={deal.name} lead={<Subtitle deal={deal} />} />
          </div>
        </div>
        <DealStagePath deal={deal} />
        <Figures deal={deal} />
        <div className={columns.columns}>
          <DealAbout deal={deal} />
          <Stack gap="md">
            <DealContacts deal={deal} />
            <DealTasks deal={deal} />
          </Stack>
        </div>
      </Stack>
    </Page>
  )
}

function Subtitle({ deal: { company } }: { deal: DealDetail }) {
  if (!company) return <Trans>Without company</Trans>
  return (
    <Anchor underline="always" component={Link} to={`/companies/${company.id}`}>
      {company.name}
    </Anchor>
  )
}

function Figures({ deal }: { deal: DealDetail }) {
  const { t } = useLingui()
  const money = useMoney()
  const { percent, day } = useFormats()
  const probability = useProbability(deal)
  const amount = amountOf(deal)
  const closes = timeOf(deal, 'close_date')
  return (
    <Card>
      <Group gap="xl">
        <Stat value={money.ofDeal(deal) ?? '–'} label={t`Amount`} />
        {probability !== null && <Stat value={percent(probability)} label={t`Chance at this stage`} />}
        {probability !== null && amount !== null && (
          <Stat value={money.sum(amount * probability)} label={t`Weighted`} />
        )}
        <Stat value={closes === null ? '–' : day(closes)} label={t`Close date`} />
      </Group>
    </Card>
  )
}

function DealContacts({ deal }: { deal: DealDetail }) {
  const { t } = useLingui()
  const listing = { rows: deal.contacts, total: null, error: null, retry: () => {}, isStale: false, more: null }
  return (
    <Section title={t`Contacts`} isFlush>
      <RecordLines label={t`Contacts`} listing={listing} empty={t`Nobody takes part in it yet.`}>
        {({ id, name }) => <RecordLine to={`/contacts/${id}`} name={name} />}
      </RecordLines>
    </Section>
  )
}

function DealTasks({ deal }: { deal: DealDetail }) {
  const { t } = useLingui()
  const mayWrite = useMay('marketer')
  const [isNew, setIsNew] = useState(false)
  const { rows } = usePages('listTasks', { query: { deal: deal.id, limit: 20 } })
  const add = mayWrite && (
    <Button size="compact-sm" variant="subtle" my={-4} onClick={() => setIsNew(true)}>
      <Trans>New task</Trans>
    </Button>
  )
  return (
    <Section title={t`Tasks`} action={add} isFlush>
      {rows && rows.length > 0 ? (
        <ul className={tasks.list}>
          {rows.map((task) => (
            <TaskLine key={task.id} task={task} />
          ))}
        </ul>
      ) : (
        <p className={tasks.none}>
          <Trans>Nothing to do.</Trans>
        </p>
      )}
      <NewTask deal={deal} isOpen={isNew} onClose={() => setIsNew(false)} />
    </Section>
  )
}
