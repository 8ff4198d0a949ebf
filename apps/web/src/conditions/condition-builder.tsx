import type { Condition } from '@etape/conditions'
import { Stack } from '@mantine/core'
import type { PartPath } from './arrange.ts'
import { Arranging } from './arranging.tsx'
import { ContactTest } from './contact-test.tsx'
import { fromGroup, groupOf } from './edit-condition.ts'
import { GroupEditor } from './group-editor.tsx'
import { MatchCount } from './match-count.tsx'

const outermost: PartPath = []

interface ConditionBuilderProps {
  /** `null` while there is none. */
  value: Condition | null
  onChange: (condition: Condition | null) => void
}

/**
 * Builds a condition line by line, shows how many contacts match it now and the sentence it makes, and tries it on a contact.
 * What it hands out may be incomplete while one edits: `readCondition` tells.
 */
export function ConditionBuilder({ value, onChange }: ConditionBuilderProps) {
  const group = value ? groupOf(value) : null
  const shown = group ?? { joining: 'all' as const, parts: value ? [value] : [] }
  // One line alone stays one line: it becomes a group when a second is added. A group alone stays inside its group, so
  // that what is added next stands beside it.
  const change = (next: Condition | null) => onChange(unwrapped(next, group === null))
  return (
    <Stack gap="sm">
      <Arranging root={fromGroup(shown)} onChange={change}>
        <GroupEditor group={shown} path={outermost} onChange={change} />
      </Arranging>
      {value && <MatchCount condition={value} />}
      {value && <ContactTest condition={value} />}
    </Stack>
  )
}

function unwrapped(condition: Condition | null, wasAlone: boolean): Condition | null {
  const group = condition && groupOf(condition)
  const [only, ...more] = group?.parts ?? []
  if (wasAlone && group?.joining === 'all' && only && more.length === 0 && !groupOf(only)) return only
  return group ? fromGroup(group) : condition
}
