import { Alert, Anchor, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { ResponseOf } from '@etape/contract'
import { useLingui as useTexts } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconRefresh } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useRead, useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { usePhrase } from '../text/use-phrase.ts'
import { useTitled } from '../text/use-titled.ts'
import { FailedState } from '../ui/states.tsx'
import { DateTime } from '../ui/times.tsx'
import { DeliveryStatusBadge, triedWords } from './delivery-words.tsx'
import css from './outbox.module.css'

type Delivery = ResponseOf<'readDelivery'>

/** One message as it was or would have been sent, and what became of it. */
export function DeliveryReader({ id }: { id: string }) {
  const delivery = useRead('readDelivery', { params: { id } })
  if (delivery.error) return <FailedState error={delivery.error} onRetry={() => void delivery.refetch()} />
  if (!delivery.data) return <ReaderSkeleton />
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Title order={2}>{delivery.data.subject || delivery.data.title}</Title>
        <DeliveryStatusBadge status={delivery.data.status} />
      </Group>
      <Reason delivery={delivery.data} />
      <Facts delivery={delivery.data} />
      {/* Mail goes out as plain text. It is shown as text too, so nothing in it can run, load or pose as a link. */}
      <div className={css.body}>{delivery.data.body}</div>
      <Log delivery={delivery.data} />
    </Stack>
  )
}

/** States that somebody has to look at, with how loudly they ask for it. */
const toLookAt: Readonly<Partial<Record<Delivery['status'], string>>> = { 'needs-attention': 'red', unknown: 'yellow' }

function Reason({ delivery }: { delivery: Delivery }) {
  const say = usePhrase()
  const mayWrite = useMay('marketer')
  const color = toLookAt[delivery.status]
  const isToLookAt = color !== undefined
  if (!delivery.reason && !isToLookAt) return null
  return (
    <Alert color={color ?? 'gray'}>
      <Stack gap="xs" align="flex-start">
        {delivery.reason && <Text>{say(delivery.reason)}</Text>}
        {delivery.status === 'unknown' && (
          <Text>
            <Trans>If it did arrive, sending it again makes a second one.</Trans>
          </Text>
        )}
        {isToLookAt && mayWrite && <Decision delivery={delivery} />}
      </Stack>
    </Alert>
  )
}

/** What to do about a message: send it again, or leave it. */
function Decision({ delivery: { id, status } }: { delivery: Delivery }) {
  const retry = useWrite('retryDelivery', { invalidates: ['delivery'] })
  const settle = useWrite('settleDelivery', { invalidates: ['delivery'] })
  const isUnknown = status === 'unknown'
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={14} aria-hidden />}
        loading={retry.isPending}
        onClick={() => retry.mutate({ params: { id } })}
      >
        <Trans>Try again</Trans>
      </Button>
      <Button
        size="xs"
        variant="subtle"
        loading={settle.isPending}
        onClick={() => settle.mutate({ params: { id }, body: { as: isUnknown ? 'arrived' : 'let-be' } })}
      >
        {isUnknown ? <Trans>It arrived</Trans> : <Trans>Let it be</Trans>}
      </Button>
    </Group>
  )
}

function Facts({ delivery }: { delivery: Delivery }) {
  const { t } = useLingui()
  const { contact, flow, run } = delivery
  return (
    <dl className={css.facts}>
      <dt>{t`To`}</dt>
      <dd>{delivery.to}</dd>
      <dt>{t`Written`}</dt>
      <dd>
        <DateTime at={delivery.createdAt} />
      </dd>
      {contact && (
        <>
          <dt>{t`Contact`}</dt>
          <dd>
            <Anchor component={Link} to={`/contacts/${contact.id}`}>
              {contact.name}
            </Anchor>
          </dd>
        </>
      )}
      {flow && (
        <>
          <dt>{t`Flow`}</dt>
          <dd>
            <Anchor component={Link} to={run ? `/runs/${run}` : `/flows/${flow.id}`}>
              {flow.name}
            </Anchor>
          </dd>
        </>
      )}
      {delivery.nextAttemptAt !== null && (
        <>
          <dt>{t`Next try`}</dt>
          <dd>
            <DateTime at={delivery.nextAttemptAt} />
          </dd>
        </>
      )}
    </dl>
  )
}

function Log({ delivery }: { delivery: Delivery }) {
  if (delivery.log.length === 0) return null
  return (
    <section>
      <Title order={3} mb={4}>
        <Trans>Tries</Trans>
      </Title>
      <ol className={css.log}>
        {delivery.log.map((entry) => (
          <li key={`${entry.at} ${entry.outcome}`}>
            <DateTime at={entry.at} /> · <TryOutcome outcome={entry.outcome} detail={entry.detail} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What became of one try: our word for it, and what the other side said. */
function TryOutcome({ outcome, detail }: { outcome: string; detail: string }) {
  const { i18n } = useTexts()
  const titled = useTitled()
  const word = triedWords[outcome]
  const title = word ? i18n._(word) : outcome
  return detail === '' ? title : titled(title, detail)
}

function ReaderSkeleton() {
  return (
    <Stack gap="md" aria-busy>
      <Skeleton height={18} width="70%" />
      <Skeleton height={12} width="40%" />
      <Skeleton height={220} radius="lg" />
    </Stack>
  )
}
