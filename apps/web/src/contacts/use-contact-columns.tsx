import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { StageBadge, StatusBadge } from '../records/stage-badge.tsx'
import type { Column } from '../ui/data-table.tsx'
import { SecondLine } from '../ui/one-line.tsx'
import { RelativeTime } from '../ui/times.tsx'
import type { ContactRow } from './contacts-page.tsx'

/** The columns of the list of contacts. */
export function useContactColumns(): readonly Column<ContactRow>[] {
  const { t } = useLingui()
  return useMemo(
    () => [
      {
        id: 'name',
        title: t`Name`,
        width: '240px',
        sortBy: 'last_name',
        cell: (contact) => <NameAndMail contact={contact} />,
      },
      { id: 'stage', title: t`Stage`, width: '170px', cell: (contact) => <Stage contact={contact} /> },
      { id: 'status', title: t`Lead status`, width: '160px', cell: (contact) => <Status contact={contact} /> },
      { id: 'company', title: t`Company`, width: '140px', cell: ({ company }) => company?.name ?? '', wideOnly: true },
      {
        id: 'score',
        title: t`Score`,
        width: '90px',
        align: 'end',
        sortBy: 'score',
        cell: ({ fields }) => text(fields['score']),
        wideOnly: true,
      },
      {
        id: 'updated',
        title: t`Last change`,
        width: '150px',
        sortBy: 'updated_at',
        cell: (contact) => <Changed contact={contact} />,
      },
    ],
    [t],
  )
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

function NameAndMail({ contact: { name, fields } }: { contact: ContactRow }) {
  const mail = text(fields['email'])
  return (
    <>
      {name}
      {mail && mail !== name && <SecondLine text={mail} />}
    </>
  )
}

function Stage({ contact: { fields } }: { contact: ContactRow }) {
  return typeof fields['stage'] === 'string' ? <StageBadge stage={fields['stage']} /> : null
}

function Status({ contact: { fields } }: { contact: ContactRow }) {
  return typeof fields['status'] === 'string' ? <StatusBadge status={fields['status']} /> : null
}

function Changed({ contact: { fields } }: { contact: ContactRow }) {
  return typeof fields['updated_at'] === 'number' ? <RelativeTime at={fields['updated_at']} /> : null
}
