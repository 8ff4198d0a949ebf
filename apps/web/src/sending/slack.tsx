import { Button, Group, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type SyntheticEvent } from 'react'
import { Section } from '../ui/section.tsx'
import { useSaveSending, type Sending } from './use-save-sending.ts'

/** The workspace's own channel in Slack. */
export function Slack({ saved }: { saved: Sending }) {
  const { t } = useLingui()
  const save = useSaveSending()
  const [url, setUrl] = useState(saved.slackUrl ?? '')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    save.mutate({ body: { slackUrl: url.trim() === '' ? null : url.trim() } })
  }
  return (
    <Section title="Slack" lead={t`Where steps write that name no channel of their own.`}>
      <form onSubmit={submit}>
        <Group align="flex-end" gap="sm">
          <TextInput
            type="url"
            flex={1}
            label={t`Address of the incoming webhook`}
            placeholder="https://hooks.slack.com/services/…"
            maxLength={2000}
            value={url}
            onChange={({ currentTarget }) => setUrl(currentTarget.value)}
          />
          <Button type="submit" loading={save.isPending}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </form>
    </Section>
  )
}
