import { ActionIcon, Button, Group, Input, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useFormats } from '../../../text/formats.ts'
import { inputProps, numberOf, type ControlProps } from './control-props.ts'
import css from './controls.module.css'
import { entriesOf, freeWayId, type WayEntry } from './list-entries.ts'
import { useDecimalSeparator } from './use-decimal-separator.ts'

interface WeightsControlProps extends ControlProps {
  min: number
  max: number
}

const hues = ['sky', 'violet', 'amber', 'teal', 'rose', 'slate', 'green', 'orange', 'cyan', 'grey'] as const

/** Ways out of a node with the share of contacts that take each. */
export function WeightsControl({ min, max, value, onChange, ...rest }: WeightsControlProps) {
  const { t } = useLingui()
  const entries = entriesOf(value)
  const shareEvenly = () => onChange(withEvenShares(entries))
  const add = () => onChange([...entries, { id: freeWayId(entries), label: letterFor(entries.length), weight: 0 }])
  return (
    <Input.Wrapper {...inputProps(rest)} labelElement="div">
      <Stack gap={6} mt={4} role="group" aria-label={rest.label}>
        <ShareBar entries={entries} />
        {entries.map((entry, index) => (
          <Share
            key={entry.id}
            entry={entry}
            hue={hueAt(index)}
            canRemove={entries.length > min}
            onChange={(next) => onChange(entries.with(index, next))}
            onRemove={() => onChange(entries.filter((one) => one !== entry))}
          />
        ))}
        <Group gap={6} justify="space-between">
          <Group gap={6}>
            {entries.length < max && (
              <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={add}>
                <Trans>Add a way</Trans>
              </Button>
            )}
            <Button variant="subtle" size="xs" onClick={shareEvenly} title={t`Give all ways the same share`}>
              <Trans>Share evenly</Trans>
            </Button>
          </Group>
          <Total entries={entries} />
        </Group>
      </Stack>
    </Input.Wrapper>
  )
}

function ShareBar({ entries }: { entries: readonly WayEntry[] }) {
  return (
    <div className={css.bar} aria-hidden>
      {entries.map((entry, index) => (
        <span
          key={entry.id}
          className={css.share}
          style={{ flexGrow: weightOf(entry), background: `var(--dot-${hueAt(index)})` }}
        />
      ))}
    </div>
  )
}

interface ShareProps {
  entry: WayEntry
  hue: string
  canRemove: boolean
  onChange: (entry: WayEntry) => void
  onRemove: () => void
}

function Share({ entry, hue, canRemove, onChange, onRemove }: ShareProps) {
  const { t } = useLingui()
  const separator = useDecimalSeparator()
  const name = entry.label || t`Unnamed way`
  return (
    <Group gap={6} wrap="nowrap">
      <TextInput
        flex={1}
        aria-label={t`Name of the way`}
        maxLength={60}
        value={entry.label}
        leftSection={<span className={css.dot} style={{ background: `var(--dot-${hue})` }} />}
        onChange={({ currentTarget }) => onChange({ ...entry, label: currentTarget.value })}
      />
      <NumberInput
        w={96}
        aria-label={t`Share of ${name}`}
        min={0}
        max={100}
        decimalScale={1}
        decimalSeparator={separator}
        suffix=" %"
        value={numberOf(entry['weight'])}
        onChange={(weight) => onChange({ ...entry, weight: typeof weight === 'number' ? weight : 0 })}
      />
      <ActionIcon
        size={28}
        className={css.bin ?? ''}
        aria-label={t`Remove ${name}`}
        disabled={!canRemove}
        onClick={onRemove}
      >
        <IconTrash size={15} />
      </ActionIcon>
    </Group>
  )
}

function Total({ entries }: { entries: readonly WayEntry[] }) {
  const formats = useFormats()
  const total = entries.reduce((sum, entry) => sum + weightOf(entry), 0)
  const isWhole = Math.abs(total - 100) < 0.05
  const shown = formats.percent(total / 100)
  return (
    <Text size="xs" className="tabular" c={isWhole ? 'dimmed' : 'red'}>
      <Trans>Together {shown}</Trans>
    </Text>
  )
}

const hueAt = (index: number): string => hues[index % hues.length] ?? 'grey'
const weightOf = ({ weight }: WayEntry): number => (typeof weight === 'number' ? weight : 0)
const letterFor = (index: number): string => String.fromCodePoint(65 + (index % 26))

/** Shares of one decimal that add up to 100. */
function withEvenShares(entries: readonly WayEntry[]): WayEntry[] {
  const share = Math.floor(1000 / entries.length) / 10
  const rest = Math.round((100 - share * entries.length) * 10) / 10
  return entries.map((entry, index) => ({
    ...entry,
    weight: index === 0 ? Math.round((share + rest) * 10) / 10 : share,
  }))
}
