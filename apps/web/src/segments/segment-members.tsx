import { Button, Group } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { usePages, useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { FieldValueText } from '../records/field-value.tsx'
import { RecordLine, RecordLines } from '../records/record-lines.tsx'
import { ContactSelect, type NamedRecord } from '../records/record-select.tsx'
import css from './segment-page.module.css'

/** Who is in a segment; on one kept by hand people can be put and taken off. */
export function SegmentMembers({ segment, isStatic }: { segment: string; isStatic: boolean }) {
  const { t } = useLingui()
  const listing = usePages('listMembers', { params: { id: segment }, query: { limit: 25 } })
  const mayChange = useMay('marketer') && isStatic
  return (
    <>
      {mayChange && <AddMember segment={segment} />}
      <RecordLines label={t`Contacts in the segment`} listing={listing} empty={t`Nobody is in it now`}>
        {({ id, name, fields }) => (
          <RecordLine
            to={`/contacts/${id}`}
            name={name}
            end={
              <>
                <FieldValueText record="contact" field="stage" value={fields['stage'] ?? null} />
                {mayChange && <TakeOff segment={segment} contact={id} />}
              </>
            }
          />
        )}
      </RecordLines>
    </>
  )
}

function TakeOff({ segment, contact }: { segment: string; contact: string }) {
  const remove = useWrite('removeMembers', { invalidates: ['segment', 'contact'] })
  const takeOff = () => remove.mutate({ params: { id: segment }, body: { contacts: [contact] } })
  return (
    <Button size="compact-xs" variant="subtle" loading={remove.isPending} onClick={takeOff}>
      <Trans>Take off</Trans>
    </Button>
  )
}

function AddMember({ segment }: { segment: string }) {
  const { t } = useLingui()
  const [contact, setContact] = useState<NamedRecord | null>(null)
  const add = useWrite('addMembers', { invalidates: ['segment', 'contact'], onDone: () => setContact(null) })
  return (
    <Group align="flex-end" gap="xs" className={css.adding ?? ''}>
      <ContactSelect label={t`Put a contact on it`} value={contact} onChange={setContact} />
      <Button
        disabled={!contact}
        loading={add.isPending}
        onClick={() => contact && add.mutate({ params: { id: segment }, body: { contacts: [contact.id] } })}
      >
        <Trans>Put on</Trans>
      </Button>
    </Group>
  )
}
