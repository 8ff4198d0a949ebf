import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useLingui as useTexts } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type SyntheticEvent } from 'react'
import type { FieldRow } from '../data/definitions.ts'
import { useWrite } from '../data/queries.ts'
import { emptyLabel } from '../text/label-text.ts'
import { LabelInputs } from '../ui/label-inputs.tsx'
import { ChoiceInputs, type ChoiceText } from './choice-inputs.tsx'
import { fieldTypeWords, hasChoices, type FieldObject, type FieldType } from './field-words.ts'

interface FieldFormProps {
  object: FieldObject
  /** `null` for a new one. The key and the type of a field stay as they are once it exists. */
  field: FieldRow | null
  onDone: () => void
}

/** Adds a custom field, or changes its names and choices. */
export function FieldForm({ object, field, onDone }: FieldFormProps) {
  const { t } = useLingui()
  const { i18n } = useTexts()
  const [label, setLabel] = useState(field?.label ?? emptyLabel)
  const [typedKey, setTypedKey] = useState<string | null>(null)
  const [type, setType] = useState<FieldType>(field?.type ?? 'text')
  const [choices, setChoices] = useState<readonly ChoiceText[]>(field?.choices ?? [])
  const create = useWrite('createField', { invalidates: ['settings'], onDone })
  const update = useWrite('updateField', { invalidates: ['settings'], onDone })
  const key = field?.key ?? typedKey ?? keyFrom(label.en)
  const kept = hasChoices(type) ? { choices: choices.filter((choice) => choice.value !== '') } : {}
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (field) update.mutate({ params: { object: field.object, key: field.key }, body: { label, ...kept } })
    else create.mutate({ body: { object, key, type, label, ...kept } })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <LabelInputs label={t`Name`} value={label} onChange={setLabel} />
        <TextInput
          label={t`Key`}
          description={t`How events, imports and the API name it. It stays as it is.`}
          required
          pattern="[a-z][a-z0-9_]{0,59}"
          disabled={field !== null}
          value={key}
          onChange={({ currentTarget }) => setTypedKey(currentTarget.value)}
        />
        <Select
          label={t`Type`}
          allowDeselect={false}
          disabled={field !== null}
          value={type}
          onChange={(value) => setType((value ?? 'text') as FieldType)}
          data={Object.entries(fieldTypeWords).map(([value, words]) => ({ value, label: i18n._(words) }))}
        />
        {hasChoices(type) && <ChoiceInputs choices={choices} onChange={setChoices} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending} disabled={!label.en.trim() || !key}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** `Number of seats` becomes `number_of_seats`. */
function keyFrom(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '')
  return plain
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
    .slice(0, 60)
}
