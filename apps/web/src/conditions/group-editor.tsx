import type { Condition } from '@etape/conditions'
import { Button, CloseButton, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useLingui } from '@lingui/react'
import { Trans, useLingui as useMacro } from '@lingui/react/macro'
import { IconPlus } from '@tabler/icons-react'
import css from './condition-builder.module.css'
import { fromGroup, groupOf, withPart, type Group as LineGroup, type Joining } from './edit-condition.ts'
import { FactPicker } from './fact-picker.tsx'
import { joiningWords } from './joining-words.ts'
import { LineEditor } from './line-editor.tsx'
import { SortableRows } from '../ui/sortable-rows.tsx'

interface GroupEditorProps {
  group: LineGroup
  /** Nothing is left in it when it gets `null`. */
  onChange: (condition: Condition | null) => void
  /** Absent for the outermost group. */
  onRemove?: () => void
}

const joinings: readonly Joining[] = ['all', 'any', 'none', 'not-all']

/** Lines that are taken together, and how. */
export function GroupEditor({ group, onChange, onRemove }: GroupEditorProps) {
  const { i18n } = useLingui()
  const { t } = useMacro()
  const change = (next: LineGroup) => onChange(fromGroup(next))
  const add = (part: Condition) => change({ ...group, parts: [...group.parts, part] })

  return (
    <fieldset className={css.group} aria-label={i18n._(joiningWords[group.joining])}>
      {group.parts.length > 0 && (
        <Group gap={6} wrap="nowrap">
          <NativeSelect
            size="xs"
            className={css.joining}
            aria-label={t`How these lines are taken together`}
            data={joinings.map((joining) => ({ value: joining, label: i18n._(joiningWords[joining]) }))}
            value={group.joining}
            onChange={({ currentTarget }) => change({ ...group, joining: currentTarget.value as Joining })}
          />
          {onRemove && <CloseButton size="sm" aria-label={t`Remove this group`} onClick={onRemove} />}
        </Group>
      )}
      <Stack gap="xs" className={group.parts.length > 0 ? (css.parts ?? '') : ''}>
        <Parts group={group} onChange={change} />
        <Group gap="xs">
          <FactPicker onPick={add} />
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => add({ any: [blankLine] })}
          >
            <Trans>Add group</Trans>
          </Button>
        </Group>
      </Stack>
    </fieldset>
  )
}

interface PartsProps {
  group: LineGroup
  onChange: (group: LineGroup) => void
}

/** The lines of a group; where there are several they are put in order by dragging or by the arrow keys. */
function Parts({ group, onChange }: PartsProps) {
  const { t } = useMacro()
  // Lines have no identity but their place: they are what the document says, in its order.
  const rows = group.parts.map((part, index) => ({ id: String(index), part, index }))
  return (
    <SortableRows
      label={t`Conditions`}
      rows={rows}
      isFixed={rows.length < 2}
      isPlain
      nameOf={({ index }) => t`condition ${index + 1}`}
      onMove={(ids) => onChange({ ...group, parts: ids.flatMap((id) => group.parts[Number(id)] ?? []) })}
    >
      {({ part, index }) => (
        <div className={css.part}>
          <ConditionEditor condition={part} onChange={(next) => onChange(withPart(group, index, next))} />
        </div>
      )}
    </SortableRows>
  )
}

const blankLine: Condition = { fact: 'contact.country', operator: 'equal', value: '' }

interface ConditionEditorProps {
  condition: Condition
  onChange: (condition: Condition | null) => void
}

/** One part of a condition: a group, a line, or the opposite of either. */
function ConditionEditor({ condition, onChange }: ConditionEditorProps) {
  const group = groupOf(condition)
  const remove = () => onChange(null)
  if (group) return <GroupEditor group={group} onChange={onChange} onRemove={remove} />
  if ('not' in condition) return <NegatedEditor condition={condition} onChange={onChange} />
  if ('fact' in condition) return <LineEditor line={condition} onChange={onChange} onRemove={remove} />
  return null
}

function NegatedEditor({
  condition,
  onChange,
}: {
  condition: { not: Condition }
  onChange: ConditionEditorProps['onChange']
}) {
  const { t } = useMacro()
  return (
    <div className={css.negated}>
      <Group gap={6}>
        <Text size="xs" fw={600}>
          <Trans>Not</Trans>
        </Text>
        <CloseButton size="sm" aria-label={t`Take the opposite back`} onClick={() => onChange(condition.not)} />
      </Group>
      <ConditionEditor condition={condition.not} onChange={(next) => onChange(next && { not: next })} />
    </div>
  )
}
