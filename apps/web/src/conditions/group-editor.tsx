import type { Condition } from '@etape/conditions'
import { Button, CloseButton, Group, NativeSelect, Stack } from '@mantine/core'
import { useLingui } from '@lingui/react'
import { Trans, useLingui as useMacro } from '@lingui/react/macro'
import { IconPlus } from '@tabler/icons-react'
import { ConditionEditor } from './condition-editor.tsx'
import css from './condition-builder.module.css'
import { fromGroup, withPart, type Group as LineGroup, type Joining } from './edit-condition.ts'
import { FactPicker } from './fact-picker.tsx'
import { joiningWords } from './joining-words.ts'

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
      <Stack gap="xs" className={css.parts}>
        {group.parts.map((part, index) => (
          // Lines have no identity but their place: they are what the document says, in its order.
          // oxlint-disable-next-line react/no-array-index-key
          <ConditionEditor key={index} condition={part} onChange={(next) => change(withPart(group, index, next))} />
        ))}
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

const blankLine: Condition = { fact: 'contact.country', operator: 'equal', value: '' }
