import { Button, Group, NumberInput, Stack, Switch, Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type SyntheticEvent } from 'react'
import { Section } from '../ui/section.tsx'
import { useSaveSending, type Sending } from './use-save-sending.ts'

const usualNight = { from: '21:00', to: '08:00' }

/** Quiet hours and limits of speed. What they hold back leaves later; nothing fails. */
export function Pace({ saved }: { saved: Sending }) {
  const { t } = useLingui()
  const save = useSaveSending()
  const [quietHours, setQuietHours] = useState(saved.quietHours)
  const [mailsPerMinute, setMailsPerMinute] = useState(saved.mailsPerMinute)
  const [mailsPerMinuteAndDomain, setMailsPerMinuteAndDomain] = useState(saved.mailsPerMinuteAndDomain)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    save.mutate({ body: { quietHours, mailsPerMinute, mailsPerMinuteAndDomain } })
  }
  return (
    <Section title={t`When and how fast`} lead={t`What is held back leaves later; nothing is lost.`}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Switch
            label={t`Quiet hours: no e-mail to contacts`}
            checked={quietHours !== null}
            onChange={({ currentTarget }) => setQuietHours(currentTarget.checked ? usualNight : null)}
          />
          {quietHours && (
            <Group gap="sm" align="flex-end">
              <TextInput
                type="time"
                label={t`From`}
                value={quietHours.from}
                onChange={({ currentTarget }) => setQuietHours({ ...quietHours, from: currentTarget.value })}
              />
              <TextInput
                type="time"
                label={t({ message: 'Until', context: 'time of day' })}
                value={quietHours.to}
                onChange={({ currentTarget }) => setQuietHours({ ...quietHours, to: currentTarget.value })}
              />
              <Text c="dimmed" size="sm">
                <Trans>In the contact’s own time zone</Trans>
              </Text>
            </Group>
          )}
          <Group grow align="flex-start">
            <PerMinute label={t`E-mails a minute`} value={mailsPerMinute} onChange={setMailsPerMinute} />
            <PerMinute
              label={t`E-mails a minute to any one domain`}
              value={mailsPerMinuteAndDomain}
              onChange={setMailsPerMinuteAndDomain}
            />
          </Group>
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}

interface PerMinuteProps {
  label: string
  value: number | null
  onChange: (value: number | null) => void
}

function PerMinute({ label, value, onChange }: PerMinuteProps) {
  const { t } = useLingui()
  return (
    <NumberInput
      label={label}
      placeholder={t`No limit`}
      min={1}
      max={100_000}
      allowDecimal={false}
      value={value ?? ''}
      onChange={(given) => onChange(typeof given === 'number' ? given : null)}
    />
  )
}
