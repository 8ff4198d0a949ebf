import { Anchor, Button } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFieldCatalog } from '../data/definitions.ts'
import { useMay } from '../data/session.ts'
import { StageBadge, StatusBadge } from '../records/stage-badge.tsx'
import { useFieldText } from '../runs/use-field-text.ts'
import { useLabel } from '../text/use-language.ts'
import { Section } from '../ui/section.tsx'
import type { ContactDetail } from './contact-page.tsx'
import css from './contact-page.module.css'
import { EditFields } from './edit-fields.tsx'

// Said elsewhere on the page, or only of use to machines.
const leftOut: ReadonlySet<string> = new Set(['first_name', 'last_name', 'stage', 'stage_since', 'status_since', 'updated_at'])

/** What is known of the contact; fields without a value are shown when one edits. */
export function About({ contact }: { contact: ContactDetail }) {
  const { t } = useLingui()
  const label = useLabel()
  const catalog = useFieldCatalog()
  const mayWrite = useMay('marketer')
  const [isEditing, setIsEditing] = useState(false)
  const shown = [...catalog.values()].filter(
    ({ object, key }) => object === 'contact' && !leftOut.has(key) && isFilled(contact.fields[key]),
  )
  const edit = mayWrite && (
    <Button size="compact-sm" variant="subtle" onClick={() => setIsEditing(true)}>
      <Trans>Edit</Trans>
    </Button>
  )
  return (
    <Section title={t`About`} action={edit}>
      <dl className={css.facts}>
        {shown.map((field) => (
          <Fact key={field.key} name={label(field.label)} field={field.key} contact={contact} />
        ))}
      </dl>
      <EditFields contact={contact} isOpen={isEditing} onClose={() => setIsEditing(false)} />
    </Section>
  )
}

const isFilled = (value: unknown) => value !== null && value !== undefined && value !== ''

function Fact({ name, field, contact }: { name: string; field: string; contact: ContactDetail }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <FactValue field={field} contact={contact} />
      </dd>
    </>
  )
}

function FactValue({ field, contact }: { field: string; contact: ContactDetail }) {
  const fieldText = useFieldText()
  const value = contact.fields[field] ?? null
  if (field === 'status' && typeof value === 'string') return <StatusBadge status={value} />
  if (field === 'furthest_stage' && typeof value === 'string') return <StageBadge stage={value} />
  if (field === 'email' && typeof value === 'string') return <Anchor href={`mailto:${value}`}>{value}</Anchor>
  return fieldText(`contact.${field}`, value)
}
