import { Fieldset, Stack, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import type { LabelText } from '../text/label-text.ts'
import { languageNames, languages } from '../text/languages.ts'

interface LabelInputsProps {
  label: string
  value: LabelText
  onChange: (value: LabelText) => void
}

/** A label in each language. Where one is empty, the English is shown. */
export function LabelInputs({ label, value, onChange }: LabelInputsProps) {
  const { t } = useLingui()
  return (
    <Fieldset legend={label} radius="lg">
      <Stack gap="xs">
        {languages.map((language) => (
          <TextInput
            key={language}
            label={languageNames[language]}
            lang={language}
            required={language === 'en'}
            maxLength={200}
            value={value[language]}
            placeholder={language === 'en' ? '' : value.en}
            {...(language === 'en' && { description: t`Shown where a translation is left empty.` })}
            onChange={({ currentTarget }) => onChange({ ...value, [language]: currentTarget.value })}
          />
        ))}
      </Stack>
    </Fieldset>
  )
}
