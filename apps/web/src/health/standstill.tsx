import { Alert, Button, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlayerPause } from '@tabler/icons-react'
import { useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { RelativeTime } from '../ui/times.tsx'
import { showDone } from '../ui/toasts.tsx'
import type { Stuck } from './stuck.ts'

/** A restored workspace, which takes no turns and sends nothing until an administrator lets it go on. */
export function StandstillAlert({ standstill }: { standstill: NonNullable<Stuck['standstill']> }) {
  const { t } = useLingui()
  const mayEnd = useMay('admin')
  return (
    <Alert color="yellow" icon={<IconPlayerPause size={18} aria-hidden />} title={t`The workspace stands still`}>
      <Stack gap="xs" align="flex-start">
        <Text>
          <Trans>
            It was restored from a backup <RelativeTime at={standstill.since} />. No contact moves on and nothing is
            sent, because the workspace that the backup was made of may have gone on.
          </Trans>
        </Text>
        <Text>
          <Trans>
            When it goes on, everything that was due in the meantime is done at once. Messages that would leave with it
            are not sent: you find them in the outbox among those that may have arrived, and decide.
          </Trans>
        </Text>
        {standstill.isEnding && (
          <Text fw={500}>
            <Trans>It is going on: what was due is being done.</Trans>
          </Text>
        )}
        {!standstill.isEnding && mayEnd && <EndStandstill />}
        {!standstill.isEnding && !mayEnd && (
          <Text c="dimmed">
            <Trans>An administrator can let it go on.</Trans>
          </Text>
        )}
      </Stack>
    </Alert>
  )
}

function EndStandstill() {
  const { t } = useLingui()
  const end = useWrite('endStandstill', {
    invalidates: ['delivery', 'contact', 'flow'],
    onDone: () => showDone(t`The workspace goes on.`),
  })
  return (
    <Button size="xs" loading={end.isPending} onClick={() => end.mutate({})}>
      <Trans>Let the workspace go on</Trans>
    </Button>
  )
}
