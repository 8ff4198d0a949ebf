import { Anchor, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMay } from '../data/session.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { NarrowPage } from '../ui/page.tsx'
import { KeyList } from './key-list.tsx'
import { SendEvents } from './send-events.tsx'

/** How other programs reach Etape: keys, and how to send events. */
export function ConnectionsPage() {
  const { t } = useLingui()
  const mayManage = useMay('admin')
  return (
    <NarrowPage>
      <PageHeader
        title={t`Connections`}
        lead={
          <Trans>
            Send events from your site and your systems, and read or write records. Everything the screen does is in the{' '}
            <Anchor href="/api/docs" underline="always">
              API reference
            </Anchor>
            .
          </Trans>
        }
      />
      <Stack gap="lg">
        <SendEvents />
        {mayManage && <KeyList />}
      </Stack>
    </NarrowPage>
  )
}
