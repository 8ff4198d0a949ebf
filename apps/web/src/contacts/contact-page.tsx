import type { ResponseOf } from '@etape/contract'
import { Drawer, Skeleton, Stack, Tabs } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useRead, type RowOf } from '../data/queries.ts'
import { Page } from '../ui/page.tsx'
import { FailedState } from '../ui/states.tsx'
import { useAddressParam } from '../ui/use-address-param.ts'
import { About } from './about.tsx'
import { ContactHeader } from './contact-header.tsx'
import css from './contact-page.module.css'
import { ContactRuns } from './contact-runs.tsx'
import { ContactTasks } from './contact-tasks.tsx'
import { ContactDeals, ContactSegments } from './memberships.tsx'
import { StagePath } from './stage-path.tsx'
import { Timeline } from './timeline.tsx'
import { useTimeline } from './use-timeline.ts'
import { Why, WhyCard } from './why.tsx'

export type ContactDetail = ResponseOf<'readContact'>
export type TimelineRow = RowOf<'readTimeline'>

const phone = '(max-width: 48em)'
const threeColumns = '(min-width: 80em)'
const atOnce = { getInitialValueInEffect: false }

/** One contact: where it stands, what is known, what happened and why. */
export function ContactPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useRead('readContact', { params: { id } })
  if (data) return <LoadedContact key={data.id} contact={data} />
  return error ? <FailedState error={error} onRetry={() => void refetch()} /> : <Loading />
}

function Loading() {
  return (
    <Page>
      <Stack gap="lg" aria-busy>
        <Skeleton height={48} width={320} />
        <Skeleton height={46} />
        <div className={css.columns}>
          <Skeleton height={420} radius="lg" />
          <Skeleton height={420} radius="lg" />
          <Skeleton height={180} radius="lg" />
        </div>
      </Stack>
    </Page>
  )
}

function LoadedContact({ contact }: { contact: ContactDetail }) {
  const isPhone = useMediaQuery(phone, undefined, atOnce)
  return (
    <Page>
      <Stack gap="md">
        <ContactHeader contact={contact} />
        <StagePath contact={contact} />
        {isPhone ? <PhoneParts contact={contact} /> : <WideParts contact={contact} />}
      </Stack>
    </Page>
  )
}

function WideParts({ contact }: { contact: ContactDetail }) {
  return (
    <div className={css.columns}>
      <Side contact={contact} />
      <History contactId={contact.id} />
    </div>
  )
}

function PhoneParts({ contact }: { contact: ContactDetail }) {
  const [part, show] = useAddressParam('part')
  return (
    <Tabs value={part || 'timeline'} onChange={(next) => show(next === 'about' ? 'about' : '')} keepMounted={false}>
      <Tabs.List grow mb="md">
        <Tabs.Tab value="timeline">
          <Trans>Timeline</Trans>
        </Tabs.Tab>
        <Tabs.Tab value="about">
          <Trans>About</Trans>
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="timeline">
        <History contactId={contact.id} />
      </Tabs.Panel>
      <Tabs.Panel value="about">
        <Side contact={contact} />
      </Tabs.Panel>
    </Tabs>
  )
}

function Side({ contact }: { contact: ContactDetail }) {
  return (
    <Stack gap="md">
      <About contact={contact} />
      <ContactTasks contact={contact} />
      <ContactSegments contact={contact} />
      <ContactDeals contact={contact} />
      <ContactRuns contactId={contact.id} />
    </Stack>
  )
}

/** The timeline, with the why of the selected row: beside it where there is room, else over it. */
function History({ contactId }: { contactId: string }) {
  const { t } = useLingui()
  const hasRoom = useMediaQuery(threeColumns, undefined, atOnce)
  const timeline = useTimeline(contactId)
  const [selectedId, select] = useState<string | null>(null)
  const rows = timeline.listing.rows
  const chosen = rows?.find(({ id }) => id === selectedId) ?? null
  // With room for it, something is explained before one chooses.
  const shown = chosen ?? (hasRoom ? (rows?.find(({ change }) => change?.record === 'contact') ?? null) : null)
  return (
    <>
      <Timeline timeline={timeline} selected={shown} onSelect={({ id }) => select(id)} />
      {hasRoom ? (
        <aside className={css.aside}>
          <WhyCard row={shown} />
        </aside>
      ) : (
        <Drawer opened={chosen !== null} onClose={() => select(null)} position="right" title={t`Why`}>
          {chosen && <Why row={chosen} />}
        </Drawer>
      )}
    </>
  )
}
