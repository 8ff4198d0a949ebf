import { Anchor } from '@mantine/core'
import type { FieldObject, FieldValue } from '@etape/conditions'
import { useFieldText } from '../runs/use-field-text.ts'
import { useFormats } from '../text/formats.ts'
import { addressOf } from './field-address.ts'
import { StageBadge, StatusBadge } from './stage-badge.tsx'

interface FieldValueTextProps {
  record: FieldObject
  field: string
  value: FieldValue
}

/** The value of a record's field in words: stages and statuses with their dots, a language by its name. Nothing where there is none. */
export function FieldValueText({ record, field, value }: FieldValueTextProps) {
  const fieldText = useFieldText()
  const { languageName } = useFormats()
  if (typeof value === 'string' && record !== 'deal') {
    if (field === 'stage' || field === 'furthest_stage') return <StageBadge stage={value} />
    if (field === 'status') return <StatusBadge status={value} />
    if (field === 'language') return languageName(value)
  }
  return fieldText(`${record}.${field}`, value)
}

/** The same, with addresses as links to write, call or go to. */
export function LinkedFieldValue(props: FieldValueTextProps & { type: string }) {
  const { type, value } = props
  const href = typeof value === 'string' ? addressOf(type, value) : null
  if (!href) return <FieldValueText {...props} />
  return (
    <Anchor href={href} {...(type === 'url' && { target: '_blank', rel: 'noreferrer' })}>
      <FieldValueText {...props} />
    </Anchor>
  )
}
