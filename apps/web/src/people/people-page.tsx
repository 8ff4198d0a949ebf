import { Button, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '../data/session.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { NarrowPage } from '../ui/page.tsx'
import { Invite } from './invite.tsx'
import { PersonList } from './person-list.tsx'
import { TeamList } from './team-list.tsx'

/** Who works here, what they may do, and in which team. */
export function PeoplePage() {
  const { t } = useLingui()
  const mayManage = useMay('admin')
  const [isInviting, setIsInviting] = useState(false)
  return (
    <NarrowPage>
      <PageHeader
        title={t`People`}
        lead={t`Who works in this workspace, what they may do, and which team they are in.`}
        actions={
          mayManage && (
            <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setIsInviting(true)}>
              <Trans>Invite somebody</Trans>
            </Button>
          )
        }
      />
      <Stack gap="lg">
        <PersonList />
        <TeamList />
      </Stack>
      <Invite isOpen={isInviting} onClose={() => setIsInviting(false)} />
    </NarrowPage>
  )
}
