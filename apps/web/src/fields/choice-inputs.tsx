import { ActionIcon, Button, Fieldset, Group, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { LabelText } from '../text/label-text.ts'

export interface ChoiceText {
  value: string
  label: LabelText
  color?: string | undefined
}

interface ChoiceInputsProps {
  choices: readonly ChoiceText[]
  onChange: (choices: readonly ChoiceText[]) => void
}

/** The values a choice field can take. A value is written as it is shown; translations come with the API. */
export function ChoiceInputs({ choices, onChange }: ChoiceInputsProps) {
  const { t } = useLingui()
  const setAt = (at: number, value: string) =>
    onChange(choices.map((choice, index) => (index === at ? named(choice, value) : choice)))
  return (
    <Fieldset legend={t`Choices`} radius="lg">
      <Stack gap="xs">
        {choices.map((choice, at) => {
          const number = at + 1
          return (
            // The place is the identity of a line that is being typed.
            // oxlint-disable-next-line react/no-array-index-key
            <Group key={at} gap="xs" wrap="nowrap">
              <TextInput
                flex={1}
                aria-label={t`Choice ${number}`}
                value={choice.label.en}
                maxLength={200}
                onChange={({ currentTarget }) => setAt(at, currentTarget.value)}
              />
              <ActionIcon
                aria-label={t`Remove choice ${number}`}
                onClick={() => onChange(choices.filter((other) => other !== choice))}
              >
                <IconX size={16} />
              </ActionIcon>
            </Group>
          )
        })}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...choices, { value: '', label: { en: '', fr: '', sv: '' } }])}
        >
          <Trans>Add a choice</Trans>
        </Button>
      </Stack>
    </Fieldset>
  )
}

/** A choice that has stood before keeps its value, so that records which have it still do, and its own translations. */
function named(choice: ChoiceText, text: string): ChoiceText {
  const { en, fr, sv } = choice.label
  const label = { en: text, fr: fr === en ? text : fr, sv: sv === en ? text : sv }
  return { ...choice, value: choice.value === en ? text : choice.value, label }
}
