import { Skeleton, Stack } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useRead } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { NarrowPage } from '../ui/page.tsx'
import { FailedState } from '../ui/states.tsx'
import { AllowedHosts } from './allowed-hosts.tsx'
import { Pace } from './pace.tsx'
import { SigningKeys } from './signing-keys.tsx'
import { Slack } from './slack.tsx'
import { SuppressionList } from './suppression-list.tsx'

/** How messages leave: when, how fast, where to, and to whom never. */
export function SendingPage() {
  const { t } = useLingui()
  const mayManage = useMay('admin')
  return (
    <NarrowPage>
      <PageHeader title={t`Sending`} lead={t`When messages leave, how fast, where to, and to whom never.`} />
      <Stack gap="lg">
        {mayManage && <Settings />}
        <SuppressionList />
      </Stack>
    </NarrowPage>
  )
}

function Settings() {
  const sending = useRead('readSending', {})
  if (sending.error && !sending.data)
    return <FailedState error={sending.error} onRetry={() => void sending.refetch()} />
  if (!sending.data) return <Skeleton height={320} radius="lg" />
  return (
    <>
      <Pace saved={sending.data} />
      <Slack saved={sending.data} />
      <SigningKeys saved={sending.data} />
      <AllowedHosts saved={sending.data} />
    </>
  )
}
