import { ActionIcon, Anchor, Button, Menu } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconBolt, IconCash, IconChecklist, IconDots, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useMay } from '../data/session.ts'
import { NewDeal } from '../deals/new-deal.tsx'
import { NewTask } from '../tasks/new-task.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { AddNote } from './add-note.tsx'
import type { ContactDetail } from './contact-page.tsx'
import css from './contact-page.module.css'
import { DeleteContact } from './delete-contact.tsx'
import { EnrolContacts } from './enrol-contacts.tsx'
import { initialsOf } from './initials.ts'
import { LogEvent } from './log-event.tsx'

type Doing = 'note' | 'enrol' | 'event' | 'task' | 'deal' | 'delete'

/** Who it is, and what one can do. */
export function ContactHeader({ contact }: { contact: ContactDetail }) {
  const mayWrite = useMay('marketer')
  const [doing, setDoing] = useState<Doing | null>(null)
  const dialog = (one: Doing) => ({ isOpen: doing === one, onClose: () => setDoing(null) })
  const actions = mayWrite && (
    <>
      <Button variant="default" onClick={() => setDoing('enrol')}>
        <Trans>Enrol in a flow</Trans>
      </Button>
      <MoreActions onChoose={setDoing} />
      <Button onClick={() => setDoing('note')}>
        <Trans>Add a note</Trans>
      </Button>
    </>
  )
  return (
    <div className={css.head}>
      <div className={css.avatar} aria-hidden>
        {initialsOf(contact.name)}
      </div>
      <div>
        <PageHeader title={contact.name} lead={<Subtitle contact={contact} />} actions={actions} />
      </div>
      <AddNote contactId={contact.id} {...dialog('note')} />
      <EnrolContacts contactIds={[contact.id]} {...dialog('enrol')} />
      <LogEvent contactId={contact.id} {...dialog('event')} />
      <NewTask contact={contact} {...dialog('task')} />
      <NewDeal contacts={[contact]} company={contact.company} {...dialog('deal')} />
      <DeleteContact contact={contact} {...dialog('delete')} />
    </div>
  )
}

function MoreActions({ onChoose }: { onChoose: (doing: Doing) => void }) {
  const { t } = useLingui()
  const mayDelete = useMay('admin')
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t`More actions`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconChecklist size={16} aria-hidden />} onClick={() => onChoose('task')}>
          <Trans>New task</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconCash size={16} aria-hidden />} onClick={() => onChoose('deal')}>
          <Trans>New deal</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconBolt size={16} aria-hidden />} onClick={() => onChoose('event')}>
          <Trans>Log an event</Trans>
        </Menu.Item>
        {mayDelete && (
          <>
            <Menu.Divider />
            <Menu.Item
              color="var(--bad)"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => onChoose('delete')}
            >
              <Trans>Delete…</Trans>
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function Subtitle({ contact: { company, name, fields } }: { contact: ContactDetail }) {
  const title = typeof fields['job_title'] === 'string' ? fields['job_title'] : null
  const mail = typeof fields['email'] === 'string' && fields['email'] !== name ? fields['email'] : null
  const link = company && (
    <Anchor underline="always" component={Link} to={`/companies/${company.id}`}>
      {company.name}
    </Anchor>
  )
  return (
    <>
      {title && link ? (
        <Trans>
          {title} at {link}
        </Trans>
      ) : (
        (title ?? link)
      )}
      {mail && `${title || company ? ' · ' : ''}${mail}`}
    </>
  )
}
