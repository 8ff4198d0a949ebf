import { ActionIcon, Button, Collapse, Input, Stack, TextInput, UnstyledButton } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconChevronDown, IconChevronUp, IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react'
import { setIn } from '../../state/set-in.ts'
import { inputProps, type ControlProps } from './control-props.ts'
import css from './controls.module.css'
import { entriesOf, freeWayId, moveEntry, type WayEntry } from './list-entries.ts'

interface EntryPlace {
  root: WayEntry
  above: string
  onChange: (path: readonly string[], value: unknown) => void
}

interface WaysControlProps extends ControlProps {
  min: number
  max: number
  where: string
  /** The form of one way, but for its name. */
  renderEntry: (place: EntryPlace) => ReactNode
}

/** Ways out of a node, tried from the top: named, each with its condition, ordered by dragging or with the arrow keys. */
export function WaysControl({ min, max, where, renderEntry, value, onChange, ...rest }: WaysControlProps) {
  const entries = entriesOf(value)
  const [open, setOpen] = useState<string | null>(entries[0]?.id ?? null)
  const [held, setHeld] = useState<number | null>(null)
  const [below, setBelow] = useState<number | null>(null)
  const add = () => {
    const id = freeWayId(entries)
    onChange([...entries, { id, label: '' }])
    setOpen(id)
  }
  const dropAt = (to: number) => {
    if (held !== null && held !== to) onChange(moveEntry(entries, held, to))
    setHeld(null)
    setBelow(null)
  }
  return (
    <Input.Wrapper {...inputProps(rest)} labelElement="div">
      <Stack gap={6} mt={4} role="list" aria-label={rest.label}>
        {entries.map((entry, index) => (
          <Way
            key={entry.id}
            entry={entry}
            renderEntry={renderEntry}
            where={`${where}.${index}`}
            isOpen={open === entry.id}
            isHeld={held === index}
            isBelow={below === index && held !== index}
            canRemove={entries.length > min}
            onToggle={() => setOpen(open === entry.id ? null : entry.id)}
            onChange={(next) => onChange(entries.with(index, next))}
            onRemove={() => onChange(entries.filter((one) => one !== entry))}
            onMove={(by) => onChange(moveEntry(entries, index, index + by))}
            onHold={() => setHeld(index)}
            onHover={() => setBelow(index)}
            onDrop={() => dropAt(index)}
          />
        ))}
      </Stack>
      {entries.length < max && (
        <Button variant="default" size="xs" mt={6} fullWidth leftSection={<IconPlus size={14} />} onClick={add}>
          <Trans>Add a way</Trans>
        </Button>
      )}
    </Input.Wrapper>
  )
}

interface WayProps {
  entry: WayEntry
  renderEntry: WaysControlProps['renderEntry']
  where: string
  isOpen: boolean
  isHeld: boolean
  isBelow: boolean
  canRemove: boolean
  onToggle: () => void
  onChange: (entry: WayEntry) => void
  onRemove: () => void
  onMove: (by: number) => void
  onHold: () => void
  onHover: () => void
  onDrop: () => void
}

function Way(props: WayProps) {
  const {
    entry,
    renderEntry,
    where,
    isOpen,
    isHeld,
    isBelow,
    canRemove,
    onToggle,
    onChange,
    onRemove,
    onHover,
    onDrop,
  } = props
  const { t } = useLingui()
  const name = entry.label || t`Unnamed way`
  return (
    // The keyboard orders ways with the grip; dropping is for the pointer alone.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="listitem"
      className={css.way}
      data-held={isHeld || undefined}
      data-below={isBelow || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        onHover()
      }}
      onDrop={onDrop}
    >
      <div className={css.wayHead} data-path={`${where}.label`}>
        <Grip name={name} {...props} />
        <TextInput
          flex={1}
          size="xs"
          aria-label={t`Name of the way`}
          placeholder={t`What this way is called`}
          maxLength={60}
          value={entry.label}
          onChange={({ currentTarget }) => onChange({ ...entry, label: currentTarget.value })}
        />
        <ActionIcon
          size={28}
          aria-label={isOpen ? t`Close the condition of ${name}` : t`Open the condition of ${name}`}
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          {isOpen ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
        </ActionIcon>
        <ActionIcon
          size={28}
          className={css.bin ?? ''}
          aria-label={t`Remove ${name}`}
          disabled={!canRemove}
          onClick={onRemove}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </div>
      <Collapse expanded={isOpen} transitionDuration={140}>
        {isOpen && (
          <div className={css.wayBody}>
            {renderEntry({
              root: entry,
              above: where,
              onChange: (path, next) => onChange(setIn(entry, path, next) as WayEntry),
            })}
          </div>
        )}
      </Collapse>
    </div>
  )
}

function Grip({ name, onMove, onHold }: Pick<WayProps, 'onMove' | 'onHold'> & { name: string }) {
  const { t } = useLingui()
  const moveByKey = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    onMove(by)
  }
  const hold = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move'
    onHold()
  }
  return (
    <UnstyledButton
      className={css.grip}
      draggable
      aria-label={t`Move ${name} with the arrow keys, or drag it`}
      onDragStart={hold}
      onKeyDown={moveByKey}
    >
      <IconGripVertical size={15} />
    </UnstyledButton>
  )
}
