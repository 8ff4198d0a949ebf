import { Checkbox, NumberInput, Radio, Stack, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { entryRules, type EntryRule, type FlowEntry } from '@etape/flow'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import { DurationControl } from './controls/duration-control.tsx'
import { useFormProblems } from './form-problems.ts'
import css from './inspector.module.css'

const longestDays = 3650
const firstCoolDown = { days: 30 }

/** How often a contact may come in. */
export function EntrySettings() {
  const editor = useEditor()
  const entry = useEditorState(({ document }) => document.settings.entry)
  const change = (part: Partial<FlowEntry>) => editor.changeSettings({ entry: { ...entry, ...part } })
  return (
    <Stack gap="md">
      <EntryRules entry={entry} onChange={change} />
      {entry.rule === 'cool-down' && <CoolDown entry={entry} onChange={change} />}
    </Stack>
  )
}

/** The finer points of coming in: runs side by side, how many an hour, and whether the flow hears itself. */
export function EntryLimits() {
  const { t } = useLingui()
  const editor = useEditor()
  const { entry, capPerHour, startsItself } = useEditorState(({ document }) => document.settings)
  return (
    <Stack className={css.part} gap="md">
      <div data-path="settings.entry.keyedBy">
        <TextInput
          label={t`One run for each`}
          description={t`A property of the event, such as order_id. Each of its values gets a run of its own, which hears only events with that value. Empty for one run per contact.`}
          maxLength={200}
          value={entry.keyedBy ?? ''}
          onChange={({ currentTarget }) =>
            editor.changeSettings({ entry: { ...entry, keyedBy: currentTarget.value || null } })
          }
        />
      </div>
      <div data-path="settings.capPerHour">
        <NumberInput
          label={t`Contacts an hour, at most`}
          description={t`Others wait for their turn and come in later. Empty for no limit.`}
          min={1}
          max={1_000_000}
          allowDecimal={false}
          value={capPerHour ?? ''}
          onChange={(next) => editor.changeSettings({ capPerHour: typeof next === 'number' ? next : null })}
        />
      </div>
      <Checkbox
        label={t`What the flow does may start it again`}
        checked={startsItself}
        onChange={({ currentTarget }) => editor.changeSettings({ startsItself: currentTarget.checked })}
      />
    </Stack>
  )
}

interface EntryPartProps {
  entry: FlowEntry
  onChange: (part: Partial<FlowEntry>) => void
}

function EntryRules({ entry, onChange }: EntryPartProps) {
  const { t } = useLingui()
  const ruleWords: Readonly<Record<EntryRule, [title: string, meaning: string]>> = {
    once: [t`Once`, t`A contact goes through this flow a single time.`],
    'again-after-leaving': [t`Again after leaving`, t`A contact can come back when the run before has ended.`],
    'every-time': [t`Every time`, t`Each time a trigger fires a new run starts, also beside one under way.`],
    'cool-down': [t`Again after a while`, t`A contact can come back some time after the run before has ended.`],
  }
  const choose = (rule: EntryRule) =>
    onChange({ rule, coolDown: rule === 'cool-down' ? (entry.coolDown ?? firstCoolDown) : null })
  return (
    <Radio.Group
      data-path="settings.entry"
      label={t`May a contact come in again?`}
      value={entry.rule}
      onChange={(rule) => choose(rule)}
    >
      <Stack gap={8} mt={6}>
        {entryRules.map((rule) => (
          <Radio key={rule} value={rule} size="sm" label={ruleWords[rule][0]} description={ruleWords[rule][1]} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

function CoolDown({ entry, onChange }: EntryPartProps) {
  const { t } = useLingui()
  const words = useFlowWords()
  const problem = useFormProblems().within('entry.coolDown')
  return (
    <div data-path="settings.entry.coolDown">
      <DurationControl
        label={t`After how long`}
        description={null}
        maxDays={longestDays}
        value={entry.coolDown}
        error={problem ? words.say(problem.message) : null}
        isOptional={false}
        onChange={(next) => onChange({ coolDown: next ?? null })}
      />
    </div>
  )
}
