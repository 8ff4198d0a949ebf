import { NumberInput, Radio, Stack, Text, Title } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { entryRules, type FlowSettings } from '@etape/flow'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import { ConditionControl } from './controls/condition-control.tsx'
import { useFormProblems } from './form-problems.ts'
import css from './inspector.module.css'

/** What holds for the flow as a whole. */
export function FlowSettingsForm() {
  const { t } = useLingui()
  const editor = useEditor()
  const settings = useEditorState(({ document }) => document.settings)
  const entryWords: Readonly<Record<FlowSettings['entry'], [title: string, meaning: string]>> = {
    once: [t`Once`, t`A contact goes through this flow a single time.`],
    'again-after-leaving': [t`Again after leaving`, t`A contact can come back when the run before has ended.`],
    'every-time': [t`Every time`, t`Each time a trigger fires a new run starts, also beside one under way.`],
  }
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
      <Radio.Group
        data-path="settings.entry"
        label={t`May a contact come in again?`}
        value={settings.entry}
        onChange={(entry) => editor.changeSettings({ entry })}
      >
        <Stack gap={8} mt={6}>
          {entryRules.map((rule) => (
            <Radio key={rule} value={rule} size="sm" label={entryWords[rule][0]} description={entryWords[rule][1]} />
          ))}
        </Stack>
      </Radio.Group>
      <div data-path="settings.priority">
        <NumberInput
          label={t`Priority`}
          description={t`When two flows write the same field at once, the higher wins. 0 to 100.`}
          min={0}
          max={100}
          clampBehavior="strict"
          allowDecimal={false}
          value={settings.priority}
          onChange={(priority) => typeof priority === 'number' && editor.changeSettings({ priority })}
        />
      </div>
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
    </Stack>
  )
}

function SettingCondition({ of, title, description }: { of: 'goal' | 'exit'; title: string; description: string }) {
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
