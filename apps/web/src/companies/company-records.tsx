import { Text } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { usePages } from '../data/queries.ts'
import { DealLine } from '../deals/deal-line.tsx'
import { FieldValueText } from '../records/field-value.tsx'
import { RecordLine, RecordLines } from '../records/record-lines.tsx'
import { useFormats } from '../text/formats.ts'
import { Section } from '../ui/section.tsx'
import type { CompanyDetail } from './company-page.tsx'

/** The company's people. */
export function CompanyContacts({ company }: { company: CompanyDetail }) {
  const { t } = useLingui()
  const { number } = useFormats()
  const listing = usePages('listContacts', {
    query: { company: company.id, sort: 'last_name', order: 'asc', limit: 10 },
  })
  return (
    <Section title={t`Contacts`} action={<Text c="dimmed">{number(company.contacts)}</Text>} isFlush>
      <RecordLines label={t`Contacts`} listing={listing} empty={t`Nobody belongs to it yet.`}>
        {({ id, name, fields }) => (
          <RecordLine
            to={`/contacts/${id}`}
            name={name}
            under={[fields['job_title'], fields['email']].filter((value) => typeof value === 'string').join(' · ')}
            end={<FieldValueText record="contact" field="stage" value={fields['stage'] ?? null} />}
          />
        )}
      </RecordLines>
    </Section>
  )
}

/** The company's deals, the latest first. */
export function CompanyDeals({ company }: { company: CompanyDetail }) {
  const { t } = useLingui()
  const { number } = useFormats()
  const listing = usePages('listDeals', { query: { company: company.id, limit: 10 } })
  const total = listing.total === null ? null : number(listing.total)
  return (
    <Section title={t`Deals`} action={<Text c="dimmed">{total}</Text>} isFlush>
      <RecordLines label={t`Deals`} listing={listing} empty={t`No deals.`}>
        {(deal) => <DealLine deal={deal} />}
      </RecordLines>
    </Section>
  )
}
