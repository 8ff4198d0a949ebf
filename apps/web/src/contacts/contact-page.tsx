import type { ResponseOf } from '@etape/contract'
import { Skeleton, Stack } from '@mantine/core'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useRead, type RowOf } from '../data/queries.ts'
import { Page } from '../ui/page.tsx'
import { FailedState } from '../ui/states.tsx'
import { About } from './about.tsx'
import { ContactHeader } from './contact-header.tsx'
import css from './contact-page.module.css'
import { ContactDeals, ContactSegments } from './memberships.tsx'
import { StagePath } from './stage-path.tsx'
import { Timeline } from './timeline.tsx'
import { Why } from './why.tsx'

export type ContactDetail = ResponseOf<'readContact'>
export type TimelineRow = RowOf<'readTimeline'>

/** One contact: where it stands, what is known, what happened and why. */
export function ContactPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useRead('readContact', { params: { id } })
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />
  return data ? <LoadedContact key={data.id} contact={data} /> : <Loading />
}

function Loading() {
  return (
    <Page>
      <Skeleton height={48} width={320} />
      <Skeleton height={46} />
      <div className={css.columns}>
        <Skeleton height={420} />
        <Skeleton height={420} />
        <Skeleton height={420} />
      </div>
    </Page>
  )
}

function LoadedContact({ contact }: { contact: ContactDetail }) {
  const [selected, setSelected] = useState<TimelineRow | null>(null)
  return (
    <Page>
      <ContactHeader contact={contact} />
      <StagePath contact={contact} />
      <div className={css.columns}>
        <Stack gap="lg">
          <About contact={contact} />
          <ContactSegments contact={contact} />
          <ContactDeals contact={contact} />
        </Stack>
        <Timeline contactId={contact.id} selected={selected} onSelect={setSelected} />
        <Why row={selected} />
      </div>
    </Page>
  )
}
