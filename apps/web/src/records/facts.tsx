import type { FieldObject, FieldValue } from '@etape/conditions'
import { Fragment } from 'react'
import { useFieldCatalog } from '../data/definitions.ts'
import { useLabel } from '../text/use-language.ts'
import css from './facts.module.css'
import { LinkedFieldValue } from './field-value.tsx'

interface FactsProps {
  record: FieldObject
  fields: Readonly<Record<string, FieldValue>>
  /** Keys of fields that are said elsewhere on the page, or only of use to machines. */
  leftOut: ReadonlySet<string>
}

/** What is known of a record: its fields that have a value, in the order of the catalogue. */
export function Facts({ record, fields, leftOut }: FactsProps) {
  const label = useLabel()
  const catalog = useFieldCatalog()
  const shown = [...catalog.values()].filter(
    ({ object, key }) => object === record && !leftOut.has(key) && isFilled(fields[key]),
  )
  return (
    <dl className={css.facts}>
      {shown.map(({ key, type, label: words }) => (
        <Fragment key={key}>
          <dt>{label(words)}</dt>
          <dd>
            <LinkedFieldValue record={record} field={key} type={type} value={fields[key] ?? null} />
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}

const isFilled = (value: FieldValue | undefined) => value !== null && value !== undefined && value !== ''
