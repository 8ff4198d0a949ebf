import { Button, Code, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import type { FlowNode } from '@etape/flow'
import { IconSend } from '@tabler/icons-react'
import { useWrite } from '../../../data/queries.ts'
import { useMay } from '../../../data/session.ts'
import { useFormats } from '../../../text/formats.ts'
import own from './trying.module.css'
import { webhookOf, type Trying } from './webhook-of.ts'

/** Makes the call once, for this contact, and shows what came back: the one thing here that leaves the house. */
export function TestCall({ node, trying }: { node: FlowNode; trying: Trying }) {
  const { t } = useLingui()
  const test = useWrite('testCall')
  const mayCall = useMay('marketer')
  const call = () => {
    const message = webhookOf(node, trying, Date.now())
    if (!message) return
    const { url, method, headers, body, reads } = message
    test.mutate({
      body: { url, method, headers: { ...headers }, body, reads: [...new Set(reads.map(({ path }) => path))] },
    })
  }
  const isReady = webhookOf(node, trying, 0) !== null
  if (!mayCall) return null
  return (
    <Stack gap="xs" align="stretch">
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconSend size={14} aria-hidden />}
          loading={test.isPending}
          disabled={!isReady}
          title={isReady ? t`Calls the address once, now` : t`Finish the step first`}
          onClick={call}
        >
          <Trans>Make a test call</Trans>
        </Button>
      </div>
      {test.data && <Answered answered={test.data} />}
    </Stack>
  )
}

function Answered({ answered }: { answered: ResponseOf<'testCall'> }) {
  const { status, isRefused, detail, tookMs, answer, values } = answered
  const formats = useFormats()
  const seconds = formats.number(Math.round(tookMs / 10) / 100)
  const taken = Object.entries(values)
  return (
    <div role="status" className={own.answer} data-good={(status !== null && status < 300) || undefined}>
      {status !== null && (
        <Text size="sm" fw={500}>
          <Trans>
            Answered {status} in {seconds} s
          </Trans>
        </Text>
      )}
      {status === null && (
        <Text size="sm" fw={500}>
          {isRefused ? <Trans>The address may not be called.</Trans> : <Trans>Nobody answered.</Trans>}
        </Text>
      )}
      {detail && (
        <Text size="xs" c="dimmed" lang="en">
          {detail}
        </Text>
      )}
      {taken.length > 0 && (
        <dl className={own.taken}>
          {taken.map(([path, value]) => (
            <div key={path}>
              <dt>{path}</dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {answer && (
        <Code block className={own.raw ?? ''}>
          {answer}
        </Code>
      )}
    </div>
  )
}
