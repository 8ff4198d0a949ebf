import type { Condition } from '@etape/conditions'
import { CloseButton, Group, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import css from './condition-builder.module.css'
import { groupOf } from './edit-condition.ts'
import { GroupEditor } from './group-editor.tsx'
import { LineEditor } from './line-editor.tsx'

interface ConditionEditorProps {
  condition: Condition
  onChange: (condition: Condition | null) => void
}

/** One part of a condition: a group, a line, or the opposite of either. */
export function ConditionEditor({ condition, onChange }: ConditionEditorProps) {
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
  const { t } = useLingui()
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
