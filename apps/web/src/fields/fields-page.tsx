import { ActionIcon, Badge, Button, Code, Drawer, Group, SegmentedControl, Stack } from '@mantine/core'
import { useLingui as useTexts } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconForms, IconPencil, IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { FieldRow } from '../data/definitions.ts'
import { wholeListing } from '../data/listing.ts'
import { useRead } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { useLabel } from '../text/use-language.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { NarrowPage } from '../ui/page.tsx'
import { SearchInput } from '../ui/search-input.tsx'
import { EmptyState } from '../ui/states.tsx'
import { useAddressParam } from '../ui/use-address-param.ts'
import { FieldForm } from './field-form.tsx'
import { fieldObjectWords, fieldTypeWords, hasChoices, isFieldObject, type FieldObject } from './field-words.ts'

/** What is known of contacts, companies and deals, and the way to know more. */
export function FieldsPage() {
  const { t } = useLingui()
  const mayWrite = useMay('marketer')
  const [shown, show] = useAddressParam('of')
  const object = isFieldObject(shown) ? shown : 'contact'
  const [edited, setEdited] = useState<FieldRow | 'new' | null>(null)
  return (
    <NarrowPage>
      <PageHeader
        title={t`Fields`}
        lead={t`What Etape knows of contacts, companies and deals. Conditions, imports and flows use them.`}
        actions={
          mayWrite && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
              <Trans>Add a field</Trans>
            </Button>
          )
        }
      />
      <Stack gap="md">
        <Group gap="sm">
          <ObjectChoice value={object} onChange={(of) => show(of === 'contact' ? '' : of)} />
          <SearchInput label={t`Search fields`} />
        </Group>
        <FieldList object={object} onEdit={mayWrite ? setEdited : null} />
      </Stack>
      <Drawer
        opened={edited !== null}
        onClose={() => setEdited(null)}
        position="right"
        title={edited === 'new' ? t`New field` : t`Field`}
      >
        {edited && (
          <FieldForm object={object} field={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />
        )}
      </Drawer>
    </NarrowPage>
  )
}

function ObjectChoice({ value, onChange }: { value: FieldObject; onChange: (object: string) => void }) {
  const { t } = useLingui()
  const { i18n } = useTexts()
  const data = Object.entries(fieldObjectWords).map(([object, label]) => ({ value: object, label: i18n._(label) }))
  return <SegmentedControl aria-label={t`Fields of`} value={value} onChange={onChange} data={data} />
}

function FieldList({ object, onEdit }: { object: FieldObject; onEdit: ((field: FieldRow) => void) | null }) {
  const { t } = useLingui()
  const label = useLabel()
  const [q] = useAddressParam('q')
  const wanted = q.toLowerCase()
  const listing = wholeListing(useRead('listFields', {}), ({ rows }) =>
    rows.filter((row) => row.object === object && `${label(row.label)} ${row.key}`.toLowerCase().includes(wanted)),
  )
  const columns = useFieldColumns()
  return (
    <DataTable
      label={t`Fields`}
      listing={listing}
      columns={columns}
      rowKey={(field) => field.key}
      {...(onEdit && {
        rowActions: (field: FieldRow) => isCustom(field) && <EditField field={field} onEdit={onEdit} />,
      })}
      empty={<EmptyState title={t`No field matches`} icon={<IconForms size={22} aria-hidden />} />}
    />
  )
}

const isCustom = ({ readOnly, builtIn }: FieldRow): boolean => !readOnly && !builtIn

function EditField({ field, onEdit }: { field: FieldRow; onEdit: (field: FieldRow) => void }) {
  const { t } = useLingui()
  const label = useLabel()
  return (
    <ActionIcon aria-label={t`Edit: ${label(field.label)}`} onClick={() => onEdit(field)}>
      <IconPencil size={16} aria-hidden />
    </ActionIcon>
  )
}

function useFieldColumns(): readonly Column<FieldRow>[] {
  const { t } = useLingui()
  const { i18n } = useTexts()
  const label = useLabel()
  return useMemo(
    () => [
      { id: 'label', title: t`Name`, width: '170px', cell: (field) => label(field.label) },
      { id: 'key', title: t`Key`, width: '170px', cell: (field) => <Code>{field.key}</Code> },
      { id: 'type', title: t`Type`, width: '150px', cell: (field) => i18n._(fieldTypeWords[field.type]) },
      {
        id: 'choices',
        title: t`Choices`,
        wideOnly: true,
        cell: (field) => hasChoices(field.type) && <FirstChoices field={field} />,
      },
      { id: 'origin', title: t`Origin`, width: '140px', cell: (field) => <Origin field={field} /> },
    ],
    [t, i18n, label],
  )
}

const shownChoices = 3

function FirstChoices({ field: { choices = [] } }: { field: FieldRow }) {
  const label = useLabel()
  const shown = choices.slice(0, shownChoices).map((choice) => label(choice.label))
  return [...shown, ...(choices.length > shownChoices ? ['…'] : [])].join(', ')
}

function Origin({ field }: { field: FieldRow }) {
  if (isCustom(field)) {
    return (
      <Badge color="accent">
        <Trans>Custom</Trans>
      </Badge>
    )
  }
  return <Badge>{field.readOnly ? <Trans>Kept by Etape</Trans> : <Trans>Built in</Trans>}</Badge>
}
