import type { Field } from '@etape/conditions'
import { Button, CloseButton, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useLabel } from '../text/use-language.ts'

interface SpellingsProps {
  choices: NonNullable<Field['choices']>
  /** Some of what stands in the column. */
  samples: readonly string[]
  value: Readonly<Record<string, string>>
  onChange: (value: Record<string, string>) => void
}

/** Which choice of the field a text of the file stands for, where the two are not the same. */
export function Spellings({ choices, samples, value, onChange }: SpellingsProps) {
  const { t } = useLingui()
  const label = useLabel()
  const [added, setAdded] = useState('')
  const unknown = samples.filter((sample) => !choices.some((choice) => choice.value === sample))
  const texts = [...new Set([...Object.keys(value), ...unknown])]
  const set = (text: string, choice: string | null) => {
    const { [text]: _, ...others } = value
    onChange(choice === null ? others : { ...others, [text]: choice })
  }
  const options = choices.map((choice) => ({ value: choice.value, label: label(choice.label) }))
  const first = choices[0]?.value
  const add = () => {
    if (added.trim() && first !== undefined) set(added.trim(), first)
    setAdded('')
  }
  return (
    <Stack gap={6} role="group" aria-label={t`What the values stand for`}>
      <Text size="sm" fw={500}>
        <Trans>What the values stand for</Trans>
      </Text>
      {texts.map((text) => (
        <Group key={text} gap={6} wrap="nowrap">
          <Text size="sm" flex={1} truncate title={text}>
            {text}
          </Text>
          <Select
            searchable
            clearable
            size="xs"
            w={150}
            aria-label={t`What “${text}” stands for`}
            placeholder={t`Choose`}
            data={options}
            value={value[text] ?? null}
            onChange={(choice) => set(text, choice)}
          />
        </Group>
      ))}
      <Group gap={6} wrap="nowrap">
        <TextInput
          size="xs"
          flex={1}
          aria-label={t`Another value of the file`}
          placeholder={t`Another value of the file`}
          value={added}
          onChange={({ currentTarget }) => setAdded(currentTarget.value)}
          rightSection={added && <CloseButton size="xs" aria-label={t`Clear`} onClick={() => setAdded('')} />}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={!added.trim()}
          onClick={add}
        >
          <Trans>Add</Trans>
        </Button>
      </Group>
    </Stack>
  )
}
