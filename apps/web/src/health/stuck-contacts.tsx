import { Button } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { usePhrase } from '../text/use-phrase.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Section } from '../ui/section.tsx'
import { RelativeTime } from '../ui/times.tsx'
import { showDone } from '../ui/toasts.tsx'
import { shownListing } from './shown-listing.ts'
import type { Stuck } from './stuck.ts'

type LateContact = Stuck['overdue'][number]
type SetAsideContact = Stuck['setAside'][number]

/** Contacts something was due for and nobody came. */
export function LateContacts({ contacts }: { contacts: readonly LateContact[] }) {
  const { t } = useLingui()
  const columns = useMemo(
    (): readonly Column<LateContact>[] => [
      { id: 'contact', title: t`Contact`, cell: ({ contact }) => contact.name },
      {
        id: 'due',
        title: t({ message: 'Due', context: 'turn' }),
        width: '180px',
        cell: ({ dueAt }) => <RelativeTime at={dueAt} />,
      },
    ],
    [t],
  )
  return (
    <Section
      title={t`Late contacts`}
      lead={t`Something was due for them and has not been done. The server may be too busy.`}
      isFlush
    >
      <DataTable
        label={t`Late contacts`}
        listing={shownListing(contacts)}
        columns={columns}
        rowKey={({ contact }) => contact.id}
        rowLink={({ contact }) => `/contacts/${contact.id}`}
        empty={null}
      />
    </Section>
  )
}

/** Contacts that were set aside so that they hold up no others. */
export function SetAsideContacts({ contacts, count }: { contacts: readonly SetAsideContact[]; count: number }) {
  const { t } = useLingui()
  const say = usePhrase()
  const mayWrite = useMay('marketer')
  const columns = useMemo(
    (): readonly Column<SetAsideContact>[] => [
      { id: 'contact', title: t`Contact`, width: '220px', cell: ({ contact }) => contact.name },
      { id: 'problem', title: t`Why`, cell: ({ problem }) => say(problem) },
      { id: 'at', title: t`Since`, width: '150px', cell: ({ at }) => <RelativeTime at={at} /> },
    ],
    [t, say],
  )
  return (
    <Section
      title={t`Contacts set aside`}
      lead={
        <Plural
          value={count}
          one="# contact stands still so that it holds up no other."
          other="# contacts stand still so that they hold up no others."
        />
      }
      action={mayWrite && <TakeUpAgain ids={contacts.map(({ contact }) => contact.id)} />}
      isFlush
    >
      <DataTable
        label={t`Contacts set aside`}
        listing={shownListing(contacts)}
        columns={columns}
        rowKey={({ contact }) => contact.id}
        rowLink={({ contact }) => `/contacts/${contact.id}`}
        empty={null}
      />
    </Section>
  )
}

function TakeUpAgain({ ids }: { ids: string[] }) {
  const { t } = useLingui()
  const retry = useWrite('retryContacts', {
    invalidates: ['contact'],
    onDone: () => showDone(t`They are taken up again.`),
  })
  return (
    <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate({ body: { ids } })}>
      <Trans>Try again</Trans>
    </Button>
  )
}
