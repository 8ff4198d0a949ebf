import type { ResponseOf } from '@etape/contract'
import { Anchor, Button, Skeleton, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useParams } from 'react-router'
import { initialsOf } from '../contacts/initials.ts'
import { usePages, useRead } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { NewDeal } from '../deals/new-deal.tsx'
import { ChangesList } from '../records/changes-list.tsx'
import head from '../contacts/contact-page.module.css'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { Section } from '../ui/section.tsx'
import { FailedState } from '../ui/states.tsx'
import { CompanyAbout } from './company-about.tsx'
import { CompanyContacts, CompanyDeals } from './company-records.tsx'
import css from './company-page.module.css'
import { CompanyStagePath } from './company-stage-path.tsx'

export type CompanyDetail = ResponseOf<'readCompany'>

/** One company: where it stands, what is known, its people, its deals and what was changed. */
export function CompanyPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useRead('readCompany', { params: { id } })
  if (data) return <LoadedCompany key={data.id} company={data} />
  return error ? <FailedState error={error} onRetry={() => void refetch()} /> : <Loading />
}

function Loading() {
  return (
    <Page>
      <Stack gap="lg" aria-busy>
        <Skeleton height={48} width={320} />
        <Skeleton height={46} />
        <div className={css.columns}>
          <Skeleton height={320} radius="lg" />
          <Skeleton height={320} radius="lg" />
        </div>
      </Stack>
    </Page>
  )
}

function LoadedCompany({ company }: { company: CompanyDetail }) {
  return (
    <Page>
      <Stack gap="md">
        <CompanyHeader company={company} />
        <CompanyStagePath company={company} />
        <div className={css.columns}>
          <CompanyAbout company={company} />
          <Stack gap="md">
            <CompanyContacts company={company} />
            <CompanyDeals company={company} />
            <History id={company.id} />
          </Stack>
        </div>
      </Stack>
    </Page>
  )
}

function CompanyHeader({ company }: { company: CompanyDetail }) {
  const mayWrite = useMay('marketer')
  const [isNewDeal, setIsNewDeal] = useState(false)
  return (
    <div className={head.head}>
      <div className={head.avatar} aria-hidden>
        {initialsOf(company.name)}
      </div>
      <div>
        <PageHeader
          title={company.name}
          lead={<Subtitle company={company} />}
          actions={
            mayWrite && (
              <Button onClick={() => setIsNewDeal(true)}>
                <Trans>New deal</Trans>
              </Button>
            )
          }
        />
      </div>
      <NewDeal company={company} contacts={[]} isOpen={isNewDeal} onClose={() => setIsNewDeal(false)} />
    </div>
  )
}

function Subtitle({ company: { fields } }: { company: CompanyDetail }) {
  const { domain, industry, country } = fields
  const words = [industry, country].filter((value) => typeof value === 'string')
  return (
    <>
      {typeof domain === 'string' && (
        <Anchor underline="always" href={`https://${domain}`} target="_blank" rel="noreferrer">
          {domain}
        </Anchor>
      )}
      {typeof domain === 'string' && words.length > 0 && ' · '}
      {words.join(' · ')}
    </>
  )
}

function History({ id }: { id: string }) {
  const { t } = useLingui()
  const listing = usePages('listCompanyChanges', { params: { id }, query: { limit: 20 } })
  return (
    <Section title={t`Changes`} isFlush>
      <ChangesList listing={listing} />
    </Section>
  )
}
