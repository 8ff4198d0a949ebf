import { Tabs } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useAddressParam } from '../ui/use-address-param.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { NarrowPage } from '../ui/page.tsx'
import { Defaults } from './defaults.tsx'
import { StageList } from './stage-list.tsx'
import { StatusList } from './status-list.tsx'
import { SyncRules } from './sync-rules.tsx'

/** The team's shared dictionary: stages, lead statuses, and the rules that move them. */
export function StagesPage() {
  const { t } = useLingui()
  const [tab, setTab] = useAddressParam('tab')
  return (
    <NarrowPage>
      <PageHeader
        title={t`Stages and statuses`}
        lead={t`Where contacts and companies can stand, what that means, and what moves them by itself.`}
      />
      <Tabs
        value={tab || 'stages'}
        onChange={(value) => setTab(value === 'stages' ? '' : (value ?? ''))}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="stages">
            <Trans>Lifecycle stages</Trans>
          </Tabs.Tab>
          <Tabs.Tab value="statuses">
            <Trans>Lead statuses</Trans>
          </Tabs.Tab>
          <Tabs.Tab value="rules">
            <Trans>Rules</Trans>
          </Tabs.Tab>
          <Tabs.Tab value="defaults">
            <Trans>New contacts</Trans>
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="stages">
          <StageList />
        </Tabs.Panel>
        <Tabs.Panel value="statuses">
          <StatusList />
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <SyncRules />
        </Tabs.Panel>
        <Tabs.Panel value="defaults">
          <Defaults />
        </Tabs.Panel>
      </Tabs>
    </NarrowPage>
  )
}
