import { Checkbox, MultiSelect, Stack } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useParams } from 'react-router'
import { useRead } from '../../data/queries.ts'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import css from './inspector.module.css'

/** Which other flows a contact leaves on coming into this one. */
export function LeaveOthers() {
  const { t } = useLingui()
  const { id } = useParams()
  const editor = useEditor()
  const leaveOthers = useEditorState(({ document }) => document.settings.leaveOthers)
  const flows = useRead('listFlows', { query: {} }, { staleTimeMs: 60_000 }).data?.rows ?? []
  const others = flows.filter((flow) => flow.id !== id && flow.status !== 'archived')
  return (
    <Stack gap="xs" data-path="settings.leaveOthers" className={css.part}>
      <Checkbox
        label={t`On coming in, leave all other flows`}
        checked={leaveOthers === 'all'}
        onChange={({ currentTarget }) => editor.changeSettings({ leaveOthers: currentTarget.checked ? 'all' : [] })}
      />
      {leaveOthers !== 'all' && (
        <MultiSelect
          searchable
          label={t`On coming in, leave these flows`}
          data={others.map((flow) => ({ value: flow.id, label: flow.name }))}
          value={[...leaveOthers]}
          onChange={(chosen) => editor.changeSettings({ leaveOthers: chosen })}
        />
      )}
    </Stack>
  )
}
