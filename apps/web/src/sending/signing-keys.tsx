import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useWrite } from '../data/queries.ts'
import { Confirm } from '../ui/confirm.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Section } from '../ui/section.tsx'
import type { Sending } from './use-save-sending.ts'

/** The keys webhooks are signed with. */
export function SigningKeys({ saved: { signingSecrets } }: { saved: Sending }) {
  const { t } = useLingui()
  const [isAsking, setIsAsking] = useState(false)
  const renew = useWrite('renewSigningSecret', { invalidates: ['settings'], onDone: () => setIsAsking(false) })
  const action = (
    <Button size="xs" variant="default" onClick={() => setIsAsking(true)}>
      <Trans>New key…</Trans>
    </Button>
  )
  return (
    <Section
      title={t`Signing key of webhooks`}
      lead={t`Receivers check with it that a call comes from here, as Standard Webhooks has it.`}
      action={action}
    >
      <Stack gap="sm">
        {signingSecrets.map((secret, index) => (
          <Group key={secret} gap="sm" wrap="nowrap">
            <Code block flex={1} miw={0} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {secret}
            </Code>
            <CopyButton text={secret} />
            {index > 0 && (
              <Text c="dimmed" size="sm">
                <Trans>Before</Trans>
              </Text>
            )}
          </Group>
        ))}
      </Stack>
      <Confirm
        isOpen={isAsking}
        title={t`Make a new key?`}
        action={t`Make the key`}
        isBusy={renew.isPending}
        onConfirm={() => renew.mutate({})}
        onCancel={() => setIsAsking(false)}
      >
        <Trans>Calls are signed with both keys until you make the next one, so that receivers can change over.</Trans>
      </Confirm>
    </Section>
  )
}
