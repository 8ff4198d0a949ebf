import { readCondition, type Condition } from '@etape/conditions'
import { Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ConditionBuilder } from '../conditions/condition-builder.tsx'
import { useFieldCatalog } from '../data/definitions.ts'

export interface SegmentDraft {
  name: string
  description: string
  kind: 'dynamic' | 'static'
  condition: Condition | null
}

interface SegmentFormProps {
  begin: SegmentDraft
  /** The sort of a segment is settled when it is made. */
  isNew: boolean
  isBusy: boolean
  action: string
  onSave: (draft: SegmentDraft) => void
}

/** What a segment is called and who belongs to it. */
export function SegmentForm({ begin, isNew, isBusy, action, onSave }: SegmentFormProps) {
  const { t } = useLingui()
  const catalog = useFieldCatalog()
  const [draft, setDraft] = useState(begin)
  const set = (values: Partial<SegmentDraft>) => setDraft((known) => ({ ...known, ...values }))
  const isComplete = draft.kind === 'static' || (draft.condition !== null && readCondition(draft.condition, catalog).ok)

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSave(draft)
      }}
    >
      <Stack gap="md">
        <TextInput
          required
          maxLength={200}
          label={t`Name`}
          value={draft.name}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <Textarea
          autosize
          minRows={1}
          maxLength={2000}
          label={t`Description`}
          value={draft.description}
          onChange={({ currentTarget }) => set({ description: currentTarget.value })}
        />
        {isNew && (
          <KindChoice
            kind={draft.kind}
            onChange={(kind) => set({ kind, condition: kind === 'static' ? null : draft.condition })}
          />
        )}
        {draft.kind === 'dynamic' && (
          <ConditionBuilder value={draft.condition} onChange={(condition) => set({ condition })} />
        )}
        <Text size="xs" c="dimmed">
          <Trans>Saving moves contacts in and out without starting flows; what contacts do later starts them.</Trans>
        </Text>
        <Group>
          <Button type="submit" loading={isBusy} disabled={!isComplete || draft.name.trim() === ''}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function KindChoice({
  kind,
  onChange,
}: {
  kind: SegmentDraft['kind']
  onChange: (kind: SegmentDraft['kind']) => void
}) {
  const { t } = useLingui()
  return (
    <SegmentedControl
      aria-label={t`How contacts come in`}
      data={[
        { value: 'dynamic', label: t`By a condition` },
        { value: 'static', label: t`By hand` },
      ]}
      value={kind}
      onChange={(next) => onChange(next === 'static' ? 'static' : 'dynamic')}
    />
  )
}
