import { NumberInput, Stack, Text, Title } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import { ConditionControl } from './controls/condition-control.tsx'
import { DurationControl } from './controls/duration-control.tsx'
import { EntryLimits, EntrySettings } from './entry-settings.tsx'
import { useFormProblems } from './form-problems.ts'
import css from './inspector.module.css'
import { LeaveOthers } from './leave-others.tsx'

const longestDays = 3650

/** What holds for the flow as a whole. */
export function FlowSettingsForm() {
  const { t } = useLingui()
  const editor = useEditor()
  return (
    <Stack className={css.body} gap="md" onBlur={editor.seal}>
      <div>
        <Title order={2}>
          <Trans>Flow settings</Trans>
        </Title>
        <Text size="xs" c="dimmed">
          <Trans>Select a step to change it. These hold for the whole flow.</Trans>
        </Text>
      </div>
      <EntrySettings />
      <SettingCondition
        of="suppress"
        title={t`Keep out`}
        description={t`Nobody comes in who matches this, whatever the trigger says.`}
      />
      <SettingCondition
        of="goal"
        title={t`Goal`}
        description={t`Reached from anywhere in the flow: the run ends there as a success.`}
      />
      <SettingCondition
        of="exit"
        title={t`Exit`}
        description={t`Contacts who come to match this leave the flow, wherever they are.`}
      />
      <Expiry />
      <EntryLimits />
      <LeaveOthers />
      <Priority />
    </Stack>
  )
}

function Priority() {
  const { t } = useLingui()
  const editor = useEditor()
  const priority = useEditorState(({ document }) => document.settings.priority)
  return (
    <div data-path="settings.priority" className={css.part}>
      <NumberInput
        label={t`Priority`}
        description={t`When two flows write the same field at once, the higher wins. 0 to 100.`}
        min={0}
        max={100}
        clampBehavior="strict"
        allowDecimal={false}
        value={priority}
        onChange={(next) => typeof next === 'number' && editor.changeSettings({ priority: next })}
      />
    </div>
  )
}

function Expiry() {
  const { t } = useLingui()
  const editor = useEditor()
  const words = useFlowWords()
  const expiry = useEditorState(({ document }) => document.settings.expiry)
  const problem = useFormProblems().within('expiry')
  return (
    <div data-path="settings.expiry" className={css.part}>
      <DurationControl
        label={t`Longest stay`}
        description={t`A run that lasts longer ends by itself. Empty for no limit.`}
        maxDays={longestDays}
        value={expiry}
        error={problem ? words.say(problem.message) : null}
        isOptional
        onChange={(next) => editor.changeSettings({ expiry: next ?? null })}
      />
    </div>
  )
}

interface SettingConditionProps {
  of: 'goal' | 'exit' | 'suppress'
  title: string
  description: string
}

function SettingCondition({ of, title, description }: SettingConditionProps) {
  const editor = useEditor()
  const words = useFlowWords()
  const value = useEditorState(({ document }) => document.settings[of])
  const problem = useFormProblems().within(of)
  return (
    <div data-path={`settings.${of}`} className={css.part}>
      <ConditionControl
        label={title}
        description={description}
        value={value}
        error={problem ? words.say(problem.message) : null}
        isOptional
        onChange={(next) => editor.changeSettings({ [of]: next ?? null })}
      />
    </div>
  )
}
