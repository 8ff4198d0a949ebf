import type { Field, FieldObject, FieldValue } from '@etape/conditions'
import { Button, Group, Stack } from '@mantine/core'
import { Plural, Trans } from '@lingui/react/macro'
import { useState, type ReactNode } from 'react'
import { useFieldCatalog } from '../data/definitions.ts'
import css from './facts.module.css'
import { FieldInput } from './field-input.tsx'
import { FormProblem } from './form-problem.tsx'

export type WrittenFields = Record<string, string | number | boolean | string[] | null>

interface FieldFormProps {
  record: FieldObject
  fields: Readonly<Record<string, FieldValue>>
  /** Keys that are written elsewhere. */
  leftOut?: ReadonlySet<string>
  isBusy: boolean
  error: Error | null
  /** Whether something besides the fields was changed too. */
  hasOtherChanges?: boolean
  children?: ReactNode
  /** Only what was changed. */
  onSave: (edited: WrittenFields) => void
  onCancel: () => void
}

const none: ReadonlySet<string> = new Set()

/** Every field of a record that people can write. */
export function FieldForm(props: FieldFormProps) {
  const { record, fields, leftOut = none, isBusy, error, hasOtherChanges = false, children, onSave, onCancel } = props
  const catalog = useFieldCatalog()
  const [edited, setEdited] = useState<Readonly<Record<string, FieldValue>>>({})
  const shown = [...catalog.values()].filter(
    ({ object, readOnly, key }) => object === record && !readOnly && !leftOut.has(key),
  )
  const count = Object.keys(edited).length
  const valueOf = ({ key }: Field): FieldValue =>
    Object.hasOwn(edited, key) ? (edited[key] ?? null) : (fields[key] ?? null)

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSave({ ...edited } as WrittenFields)
      }}
    >
      <Stack gap="sm">
        {shown.map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={valueOf(field)}
            onChange={(value) => setEdited((known) => ({ ...known, [field.key]: value }))}
          />
        ))}
        {children}
        <FormProblem error={error} />
      </Stack>
      <Group justify="flex-end" gap="xs" className={css.actions}>
        <Button variant="default" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" disabled={count === 0 && !hasOtherChanges} loading={isBusy}>
          {count === 0 ? <Trans>Save</Trans> : <Plural value={count} one="Save # change" other="Save # changes" />}
        </Button>
      </Group>
    </form>
  )
}
