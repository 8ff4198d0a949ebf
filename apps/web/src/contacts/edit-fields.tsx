import type { Field, FieldValue } from '@etape/conditions'
import { Button, Drawer, Group, Stack } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ProblemText } from '../data/problem.tsx'
import { useFieldCatalog } from '../data/definitions.ts'
import { useWrite } from '../data/queries.ts'
import { FieldInput } from '../records/field-input.tsx'
import { showDone } from '../ui/toasts.tsx'
import type { ContactDetail } from './contact-page.tsx'

interface EditFieldsProps {
  contact: ContactDetail
  isOpen: boolean
  onClose: () => void
}

/** Every field of the contact that people can write. */
export function EditFields({ contact, isOpen, onClose }: EditFieldsProps) {
  const { t } = useLingui()
  return (
    <Drawer opened={isOpen} onClose={onClose} position="right" title={t`Edit contact`}>
      <FieldForm contact={contact} onClose={onClose} />
    </Drawer>
  )
}

function FieldForm({ contact, onClose }: Omit<EditFieldsProps, 'isOpen'>) {
  const { t } = useLingui()
  const catalog = useFieldCatalog()
  const [edited, setEdited] = useState<Readonly<Record<string, FieldValue>>>({})
  const save = useWrite('updateContact', {
    invalidates: ['contact'],
    onDone: ({ refused }) => {
      showDone(refused.length === 0 ? t`Saved.` : t`Saved, but some values were refused.`)
      onClose()
    },
    onFailed: () => {},
  })
  const fields = [...catalog.values()].filter(({ object, readOnly }) => object === 'contact' && !readOnly)
  const count = Object.keys(edited).length
  const valueOf = (field: Field): FieldValue =>
    Object.hasOwn(edited, field.key) ? (edited[field.key] ?? null) : (contact.fields[field.key] ?? null)

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ params: { id: contact.id }, body: { fields: { ...edited } as Record<string, string> } })
      }}
    >
      <Stack gap="sm">
        {fields.map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={valueOf(field)}
            onChange={(value) => setEdited((known) => ({ ...known, [field.key]: value }))}
          />
        ))}
        {save.error && <ProblemText error={save.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" disabled={count === 0} loading={save.isPending}>
            <Plural value={count} _0="Save" one="Save # change" other="Save # changes" />
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
