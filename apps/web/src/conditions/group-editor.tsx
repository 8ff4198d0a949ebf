import type { Condition } from '@etape/conditions'
import { Button, CloseButton, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useLingui } from '@lingui/react'
import { Trans, useLingui as useMacro } from '@lingui/react/macro'
import { IconPlus } from '@tabler/icons-react'
import type { PartPath } from './arrange.ts'
import css from './condition-builder.module.css'
import { fromGroup, groupOf, withPart, type Group as LineGroup, type Joining } from './edit-condition.ts'
import { FactPicker } from './fact-picker.tsx'
import { joiningWords } from './joining-words.ts'
import { LineEditor } from './line-editor.tsx'
import { PartRow } from './part-row.tsx'

interface GroupEditorProps {
  group: LineGroup
  /** Where it stands in the whole condition. */
  path: PartPath
  /** Nothing is left in it when it gets `null`. */
  onChange: (condition: Condition | null) => void
  /** Absent for the outermost group. */
  onRemove?: () => void
}

const joinings: readonly Joining[] = ['all', 'any', 'none', 'not-all']

/** Lines that are taken together, and how. */
export function GroupEditor({ group, path, onChange, onRemove }: GroupEditorProps) {
  const { i18n } = useLingui()
  const { t } = useMacro()
  const change = (next: LineGroup) => onChange(fromGroup(next))
  const add = (part: Condition) => change({ ...group, parts: [...group.parts, part] })

  return (
    <fieldset className={css.group} data-group={path.join('.')} aria-label={i18n._(joiningWords[group.joining])}>
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
        <Parts group={group} path={path} onChange={change} />
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
  path: PartPath
  onChange: (group: LineGroup) => void
}

/** The lines of a group. They can be moved to any place of the whole condition, by dragging or by the arrow keys. */
function Parts({ group, path, onChange }: PartsProps) {
  const { t } = useMacro()
  if (group.parts.length === 0) return null
  return (
    <ul className={css.rows} aria-label={t`Conditions`}>
      {group.parts.map((part, index) => (
        // Lines have no identity but their place: they are what the document says, in its order.
        <PartRow key={index} path={[...path, index]}>
          <ConditionEditor
            condition={part}
            path={[...path, index]}
            onChange={(next) => onChange(withPart(group, index, next))}
          />
        </PartRow>
      ))}
    </ul>
  )
}

const blankLine: Condition = { fact: 'contact.country', operator: 'equal', value: '' }

interface ConditionEditorProps {
  condition: Condition
  path: PartPath
  onChange: (condition: Condition | null) => void
}

/** One part of a condition: a group, a line, or the opposite of either. */
function ConditionEditor({ condition, path, onChange }: ConditionEditorProps) {
  const group = groupOf(condition)
  const remove = () => onChange(null)
  if (group) return <GroupEditor group={group} path={path} onChange={onChange} onRemove={remove} />
  if ('not' in condition) return <NegatedEditor condition={condition} path={path} onChange={onChange} />
  if ('fact' in condition) return <LineEditor line={condition} onChange={onChange} onRemove={remove} />
  return null
}

interface NegatedEditorProps extends Omit<ConditionEditorProps, 'condition'> {
  condition: { not: Condition }
}

function NegatedEditor({ condition, path, onChange }: NegatedEditorProps) {
  const { t } = useMacro()
  return (
    <div className={css.negated}>
      <Group gap={6}>
        <Text size="xs" fw={600}>
          <Trans>Not</Trans>
        </Text>
        <CloseButton size="sm" aria-label={t`Take the opposite back`} onClick={() => onChange(condition.not)} />
      </Group>
      <ConditionEditor
        condition={condition.not}
        path={[...path, 0]}
        onChange={(next) => onChange(next && { not: next })}
      />
    </div>
  )
}
