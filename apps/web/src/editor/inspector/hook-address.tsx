import { Button, Code, Group, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useRead, useWrite } from '../../data/queries.ts'
import { useFormats } from '../../text/formats.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import css from './inspector.module.css'

/** The secret address that starts the flow at this trigger; there is one once the flow has been published. */
export function HookAddress({ node, flowId }: { node: string; flowId: string }) {
  const formats = useFormats()
  const params = { id: flowId }
  const hooks = useRead('listHooks', { params })
  const renew = useWrite('renewHook', { onDone: () => void hooks.refetch() })
  const hook = hooks.data?.rows.find((one) => one.node === node)
  const lastUsed = hook?.lastUsedAt ? formats.dateTime(hook.lastUsedAt) : null
  return (
    <section className={css.part}>
      <h3 className={css.partTitle}>
        <Trans>Address to call</Trans>
      </h3>
      {hook?.url && (
        <Group gap="xs" align="start">
          <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {hook.url}
          </Code>
          <CopyButton text={hook.url} />
        </Group>
      )}
      <Text size="xs" c="dimmed" mt={4}>
        {hook ? (
          <Trans>Whoever knows it can start this flow.</Trans>
        ) : (
          <Trans>It is made when the flow is published.</Trans>
        )}{' '}
        {lastUsed && <Trans>Last called on {lastUsed}.</Trans>}
      </Text>
      {hook && (
        <Button
          mt={6}
          size="compact-xs"
          variant="default"
          loading={renew.isPending}
          onClick={() => renew.mutate({ params: { ...params, node } })}
        >
          <Trans>Make a new address</Trans>
        </Button>
      )}
    </section>
  )
}
