import { Select } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useWorkspace } from '../../../data/definitions.ts'
import { inputProps, textOf, type ControlProps } from './control-props.ts'

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
const maxShown = 80
const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone

/** A time zone by its place; the account's and the browser's come first. */
export function ZoneControl({ value, isOptional, onChange, ...rest }: ControlProps) {
  const { t } = useLingui()
  const chosen = textOf(value)
  const near = [useWorkspace()?.zone, ownZone]
  const first = [...new Set([...near, chosen].filter((zone): zone is string => Boolean(zone)))]
  const data = [...first, ...zones.filter((zone) => !first.includes(zone))]
  return (
    <Select
      {...inputProps(rest)}
      placeholder={t`Choose a time zone`}
      data={data.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      value={chosen || null}
      searchable
      limit={maxShown}
      clearable={isOptional}
      allowDeselect={false}
      nothingFoundMessage={t`No time zone is called that.`}
      onChange={onChange}
    />
  )
}
