import { ActionIcon, Button, Group, Input, NumberInput, Select, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { durationUnits, type DurationUnit } from '@etape/conditions'
import { IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTitled } from '../../../text/use-titled.ts'
import { inputProps, type ControlProps } from './control-props.ts'

const unitDays: Readonly<Record<DurationUnit, number>> = {
  weeks: 7,
  days: 1,
  hours: 1 / 24,
  minutes: 1 / 1440,
  seconds: 1 / 86_400,
}

interface DurationControlProps extends ControlProps {
  maxDays: number
}

type Lengths = Partial<Record<DurationUnit, number>>

/** A span of time, `2 days` or `1 week 12 hours`: a line for each unit. */
export function DurationControl({ maxDays, value, isOptional, onChange, ...rest }: DurationControlProps) {
  const { t } = useLingui()
  const unitWords = useUnitWords()
  const titled = useTitled()
  const lengths = lengthsOf(value)
  const used = durationUnits.filter((unit) => lengths[unit] !== undefined)
  const unused = durationUnits.filter((unit) => lengths[unit] === undefined)
  const next = unused.find((unit) => durationUnits.indexOf(unit) > durationUnits.indexOf(used.at(-1) ?? 'weeks'))
  const set = (unit: DurationUnit, length: number) => onChange({ ...lengths, [unit]: length })
  const remove = (unit: DurationUnit) => {
    const { [unit]: _, ...others } = lengths
    onChange(isOptional && Object.keys(others).length === 0 ? null : others)
  }
  const rename = (before: DurationUnit, after: DurationUnit) => {
    const { [before]: length, ...others } = lengths
    onChange({ ...others, [after]: length })
  }
  return (
    <Input.Wrapper {...inputProps(rest)} labelElement="div">
      <Stack gap={6} role="group" aria-label={rest.label}>
        {used.map((unit) => (
          <Group key={unit} gap={6} wrap="nowrap">
            <NumberInput
              w={92}
              aria-label={titled(rest.label, unitWords[unit])}
              min={0}
              max={Math.floor(maxDays / unitDays[unit])}
              allowDecimal={false}
              allowNegative={false}
              value={lengths[unit] ?? ''}
              onChange={(length) => set(unit, typeof length === 'number' ? length : 0)}
            />
            <Select
              flex={1}
              aria-label={t`Unit`}
              allowDeselect={false}
              data={[unit, ...unused].map((one) => ({ value: one, label: unitWords[one] }))}
              value={unit}
              onChange={(after) => rename(unit, after as DurationUnit)}
            />
            {(used.length > 1 || isOptional) && (
              <ActionIcon aria-label={t`Remove ${unitWords[unit]}`} onClick={() => remove(unit)}>
                <IconX size={15} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {used.length === 0 && (
          <Button variant="default" size="xs" onClick={() => onChange({ days: 1 })}>
            <Trans>Set a length of time</Trans>
          </Button>
        )}
        {used.length > 0 && next && (
          <Button variant="subtle" size="compact-xs" style={{ alignSelf: 'start' }} onClick={() => set(next, 0)}>
            <Trans>And {unitWords[next]}</Trans>
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  )
}

function lengthsOf(value: unknown): Lengths {
  if (typeof value !== 'object' || value === null) return {}
  const known = Object.entries(value).filter(
    (entry): entry is [DurationUnit, number] =>
      durationUnits.includes(entry[0] as DurationUnit) && typeof entry[1] === 'number',
  )
  return Object.fromEntries(known)
}

function useUnitWords(): Readonly<Record<DurationUnit, string>> {
  const { t } = useLingui()
  return useMemo(
    () => ({ weeks: t`weeks`, days: t`days`, hours: t`hours`, minutes: t`minutes`, seconds: t`seconds` }),
    [t],
  )
}
