import { Chip, Group, Input } from '@mantine/core'
import { useMemo } from 'react'
import { localeOf } from '../../../text/languages.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { inputProps, type ControlProps } from './control-props.ts'

const days = [1, 2, 3, 4, 5, 6, 7] as const
// A Monday, the first day as ISO counts them.
const monday = Date.UTC(2024, 0, 1)

/** Days of the week, any number of them; stored as 1 for Monday to 7 for Sunday. */
export function WeekdaysControl({ value, onChange, ...rest }: ControlProps) {
  const names = useDayNames()
  const chosen = Array.isArray(value) ? value.map(String) : []
  return (
    <Input.Wrapper {...inputProps(rest)} labelElement="div">
      <Chip.Group
        multiple
        value={chosen}
        onChange={(next) => onChange(next.map(Number).sort((one, other) => one - other))}
      >
        <Group gap={4} mt={4} role="group" aria-label={rest.label}>
          {days.map((day) => (
            <Chip
              key={day}
              value={String(day)}
              size="xs"
              radius="sm"
              variant="light"
              aria-label={names[day - 1]?.long ?? ''}
            >
              {names[day - 1]?.short}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  )
}

function useDayNames(): readonly { short: string; long: string }[] {
  const language = useLanguage()
  return useMemo(() => {
    const named = (weekday: 'short' | 'long') =>
      new Intl.DateTimeFormat(localeOf(language), { weekday, timeZone: 'UTC' })
    const [short, long] = [named('short'), named('long')]
    return days.map((day) => {
      const at = monday + (day - 1) * 86_400_000
      return { short: short.format(at), long: long.format(at) }
    })
  }, [language])
}
