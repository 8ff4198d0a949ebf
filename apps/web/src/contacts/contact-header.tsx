import { Anchor, Button, Group, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Link } from 'react-router'
import { useMay } from '../data/session.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { AddNote } from './add-note.tsx'
import type { ContactDetail } from './contact-page.tsx'
import css from './contact-page.module.css'
import { EnrolContact } from './enrol-contact.tsx'

/** Who it is, and what one can do. */
export function ContactHeader({ contact }: { contact: ContactDetail }) {
  const mayWrite = useMay('marketer')
  const [open, setOpen] = useState<'note' | 'enrol' | null>(null)
  const actions = mayWrite && (
    <>
      <Button variant="default" onClick={() => setOpen('enrol')}>
        <Trans>Enrol in a flow</Trans>
      </Button>
      <Button onClick={() => setOpen('note')}>
        <Trans>Add a note</Trans>
      </Button>
    </>
  )
  return (
    <Group wrap="nowrap" gap="sm" align="center">
      <div className={css.avatar} aria-hidden>
        {initials(contact.name)}
      </div>
      <div style={{ flex: 1, minWidth: 0 }}>
        <PageHeader title={contact.name} lead={<Subtitle contact={contact} />} actions={actions} />
      </div>
      <AddNote contactId={contact.id} isOpen={open === 'note'} onClose={() => setOpen(null)} />
      <EnrolContact contactId={contact.id} isOpen={open === 'enrol'} onClose={() => setOpen(null)} />
    </Group>
  )
}

function Subtitle({ contact: { company, name, fields } }: { contact: ContactDetail }) {
  const { t } = useLingui()
  const title = fields['job_title']
  const mail = fields['email']
  return (
    <Text component="span" c="dimmed">
      {typeof title === 'string' && title}
      {typeof title === 'string' && company && ` ${t`at`} `}
      {company && (
        <Anchor component={Link} to={`/companies/${company.id}`}>
          {company.name}
        </Anchor>
      )}
      {typeof mail === 'string' && mail !== name && `${title || company ? ' · ' : ''}${mail}`}
    </Text>
  )
}

const initials = (name: string) =>
  name
    .split(/[\s.@]+/)
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('')
