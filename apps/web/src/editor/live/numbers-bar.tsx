import { Checkbox, Popover, Select, Stack, UnstyledButton } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconChartBar, IconChevronDown } from '@tabler/icons-react'
import { useRead } from '../../data/queries.ts'
import { useLiveNumbers, type LiveNumbers } from './numbers-context.ts'
import css from './numbers-bar.module.css'
import { periods, type Period } from './period.ts'

/** Of when, and of which version, the numbers on the canvas are. */
export function NumbersBar() {
  const live = useLiveNumbers()
  return live?.numbers ? <ChoiceButton live={live} /> : null
}

function ChoiceButton({ live: { flow, choice, choose } }: { live: LiveNumbers }) {
  const { t } = useLingui()
  const periodWords = usePeriodWords()
  const versions = useRead('listVersions', { params: { id: flow } }, { staleTimeMs: 60_000 }).data?.rows ?? []
  const version = choice.version === null ? t`all versions` : t`version ${choice.version}`
  return (
    <Popover position="bottom-start" width={240} withinPortal>
      <Popover.Target>
        <UnstyledButton className={css.button}>
          <IconChartBar size={15} aria-hidden />
          {`${periodWords[choice.period]}, ${version}`}
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Select
            size="xs"
            label={t`Period`}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data={periods.map((period) => ({ value: period, label: periodWords[period] }))}
            value={choice.period}
            onChange={(period) => choose({ period: period as Period })}
          />
          <Select
            size="xs"
            label={t`Version`}
            placeholder={t`All versions`}
            clearable
            comboboxProps={{ withinPortal: false }}
            data={versions.map(({ number }) => ({ value: String(number), label: t`Version ${number}` }))}
            value={choice.version === null ? null : String(choice.version)}
            onChange={(number) => choose({ version: number === null ? null : Number(number) })}
          />
          <Checkbox
            size="xs"
            label={t`Show where most go`}
            checked={choice.isHeated}
            onChange={({ currentTarget }) => choose({ isHeated: currentTarget.checked })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function usePeriodWords(): Readonly<Record<Period, string>> {
  const { t } = useLingui()
  return {
    all: t`Since the beginning`,
    day: t`Last 24 hours`,
    week: t`Last 7 days`,
    month: t`Last 30 days`,
    quarter: t`Last 90 days`,
  }
}
