import { Autocomplete, Button, SegmentedControl, Select, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { pageVisit, type FieldRef, type FieldValue } from '@etape/conditions'
import type { Rehearsal } from '@etape/flow'
import { useState } from 'react'
import { useFieldCatalog, useWorkspace } from '../../data/definitions.ts'
import { FieldInput } from '../../records/field-input.tsx'
import { useEditorState } from '../state/editor-context.ts'
import { AwaitedEvent } from './awaited-event.tsx'
import { eventNamesOf } from './event-names.ts'
import { PropertyRows } from './property-rows.tsx'
import { propertiesOf, type TypedProperty } from './read-property.ts'
import { useRehearsing } from './rehearsing-context.ts'
import css from './rehearse.module.css'
import { useContactFields } from './use-contact-fields.ts'

type Sort = 'event' | 'field'

/** Lets something happen to the contact now: an event, or a field somebody changes. */
export function HappeningForm({ rehearsal }: { rehearsal: Rehearsal }) {
  const { t } = useLingui()
  const [sort, setSort] = useState<Sort>('event')
  return (
    <section className={css.part}>
      <h3 className={css.partTitle}>
        <Trans>Let something happen</Trans>
      </h3>
      <Stack gap="xs">
        <AwaitedEvent rehearsal={rehearsal} />
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t`What happens`}
          data={[
            { value: 'event', label: t`An event` },
            { value: 'field', label: t`A field changes` },
          ]}
          value={sort}
          onChange={(next) => setSort(next)}
        />
        {sort === 'event' ? <EventForm /> : <FieldForm />}
      </Stack>
    </section>
  )
}

function EventForm() {
  const { t } = useLingui()
  const rehearsing = useRehearsing()
  const document = useEditorState((state) => state.document)
  const known = useWorkspace()?.events ?? []
  const [name, setName] = useState('')
  const [properties, setProperties] = useState<readonly TypedProperty[]>([])
  const drop = () => {
    const typed = name === pageVisit ? properties.map((one) => ({ ...one, name: one.name || 'path' })) : properties
    void rehearsing.act({ type: 'event', name: name.trim(), properties: propertiesOf(typed) })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        drop()
      }}
    >
      <Stack gap="xs">
        <Autocomplete
          size="xs"
          aria-label={t`Event`}
          placeholder={t`Name of the event`}
          data={[...new Set([...eventNamesOf(document), pageVisit, ...known])]}
          value={name}
          onChange={setName}
        />
        <PropertyRows
          properties={properties}
          onChange={setProperties}
          suggests={name === pageVisit ? { name: 'path', value: '/pricing' } : undefined}
        />
        <Button type="submit" size="xs" variant="default" disabled={name.trim() === ''}>
          <Trans>Let it happen</Trans>
        </Button>
      </Stack>
    </form>
  )
}

function FieldForm() {
  const { t } = useLingui()
  const rehearsing = useRehearsing()
  const catalog = useFieldCatalog()
  const fields = useContactFields()
  const [ref, setRef] = useState<FieldRef | null>(null)
  const [value, setValue] = useState<FieldValue>(null)
  const field = ref && catalog.get(ref)
  return (
    <Stack gap="xs">
      <Select
        size="xs"
        searchable
        aria-label={t`Field`}
        placeholder={t`Choose a field`}
        data={fields}
        value={ref}
        onChange={(next) => {
          setRef(next as FieldRef | null)
          setValue(null)
        }}
      />
      {field && <FieldInput field={field} value={value} onChange={setValue} />}
      <Button
        size="xs"
        variant="default"
        disabled={!field}
        onClick={() => field && void rehearsing.act({ type: 'write', fields: { [field.key]: value } })}
      >
        <Trans>Change it</Trans>
      </Button>
    </Stack>
  )
}
