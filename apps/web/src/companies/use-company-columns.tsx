import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { FieldValueText } from '../records/field-value.tsx'
import { useFormats } from '../text/formats.ts'
import type { Column } from '../ui/data-table.tsx'
import { SecondLine } from '../ui/one-line.tsx'
import { RelativeTime } from '../ui/times.tsx'
import type { CompanyRow } from './companies-page.tsx'

/** The columns of the list of companies. */
export function useCompanyColumns(): readonly Column<CompanyRow>[] {
  const { t } = useLingui()
  const { number } = useFormats()
  return useMemo<readonly Column<CompanyRow>[]>(
    () => [
      {
        id: 'name',
        title: t`Name`,
        width: '200px',
        sortBy: 'name',
        cell: (company) => <NameAndDomain company={company} />,
      },
      { id: 'stage', title: t`Stage`, width: '180px', cell: fieldCell('stage') },
      { id: 'industry', title: t`Industry`, width: '120px', cell: fieldCell('industry'), wideOnly: true },
      { id: 'country', title: t`Country`, width: '110px', cell: fieldCell('country'), wideOnly: true },
      { id: 'size', title: t`Employees`, width: '90px', align: 'end', sortBy: 'size', cell: fieldCell('size') },
      { id: 'contacts', title: t`Contacts`, width: '90px', align: 'end', cell: ({ contacts }) => number(contacts) },
      {
        id: 'deals',
        title: t`Open deals`,
        width: '110px',
        align: 'end',
        cell: ({ openDeals }) => number(openDeals),
      },
      { id: 'updated', title: t`Last change`, width: '130px', sortBy: 'updated_at', cell: changed, wideOnly: true },
    ],
    [t, number],
  )
}

const fieldCell =
  (field: string) =>
  ({ fields }: CompanyRow) => <FieldValueText record="company" field={field} value={fields[field] ?? null} />

const changed = ({ fields: { updated_at: at } }: CompanyRow) => typeof at === 'number' && <RelativeTime at={at} />

function NameAndDomain({ company: { name, fields } }: { company: CompanyRow }) {
  const domain = fields['domain']
  return (
    <>
      {name}
      {typeof domain === 'string' && domain !== name && <SecondLine text={domain} />}
    </>
  )
}
