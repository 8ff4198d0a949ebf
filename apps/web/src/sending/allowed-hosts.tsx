import { Button, Group, Stack, TagsInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Section } from '../ui/section.tsx'
import { useSaveSending, type Sending } from './use-save-sending.ts'

/** Hosts of the own network that webhooks may reach. */
export function AllowedHosts({ saved }: { saved: Sending }) {
  const { t } = useLingui()
  const save = useSaveSending()
  const [hosts, setHosts] = useState(saved.allowedHosts)
  return (
    <Section
      title={t`Private addresses`}
      lead={t`Webhooks reach the open internet only, and what of your own network stands here.`}
    >
      <Stack gap="md">
        <TagsInput
          label={t`Allowed hosts, addresses and networks`}
          placeholder="crm.internal, 10.0.0.0/8"
          value={hosts}
          onChange={setHosts}
          maxTags={100}
          splitChars={[',', ' ']}
        />
        <Group justify="flex-end">
          <Button loading={save.isPending} onClick={() => save.mutate({ body: { allowedHosts: hosts } })}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}
