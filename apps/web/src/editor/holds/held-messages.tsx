import { Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconMailCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { usePages, useWrite, type RowOf } from '../../data/queries.ts'
import { useMay } from '../../data/session.ts'
import { useStepName } from '../../text/use-step-name.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { RelativeTime } from '../../ui/times.tsx'
import { showDone } from '../../ui/toasts.tsx'
import css from './holds.module.css'

interface HeldMessagesProps {
  flow: string
  /** Nothing more is going to be held. */
  isOver: boolean
}

/** Messages that wait for a look, each as it would leave, to be released or taken back. */
export function HeldMessages({ flow, isOver }: HeldMessagesProps) {
  const { t } = useLingui()
  const mayDecide = useMay('marketer')
  const { rows, error, retry, more } = usePages('listHeldMessages', { params: { id: flow }, query: {} })
  const decide = useDecisions(flow)
  if (error) return <FailedState error={error} onRetry={retry} />
  if (!rows) return <Skeleton height={160} />
  if (rows.length === 0)
    return (
      <EmptyState title={t`No message is waiting`} icon={<IconMailCheck size={22} aria-hidden />}>
        {isOver ? (
          <Trans>The flow sends its messages as they come.</Trans>
        ) : (
          <Trans>The next ones wait here until you release them.</Trans>
        )}
      </EmptyState>
    )
  return (
    <Stack gap="md">
      {mayDecide && <DecideAll decide={decide} />}
      <ul className={css.list}>
        {rows.map((message) => (
          <MessageCard key={message.id} message={message} decide={mayDecide ? decide : null} />
        ))}
      </ul>
      {more && (
        <Button variant="default" loading={more.isLoading} onClick={more.load}>
          <Trans>More</Trans>
        </Button>
      )}
    </Stack>
  )
}

type Decisions = ReturnType<typeof useDecisions>

function useDecisions(flow: string) {
  const params = { id: flow }
  const release = useWrite('releaseHeld', {
    invalidates: ['delivery', 'flow'],
    onDone: ({ queued }) =>
      showDone(plural(queued, { one: '# message is sent now.', other: '# messages are sent now.' })),
  })
  const cancel = useWrite('cancelHeld', {
    invalidates: ['delivery', 'flow'],
    onDone: ({ cancelled }) =>
      showDone(plural(cancelled, { one: '# message was taken back.', other: '# messages were taken back.' })),
  })
  return {
    isBusy: release.isPending || cancel.isPending,
    release: (ids?: string[]) => release.mutate({ params, body: ids ? { ids } : {} }),
    cancel: (ids?: string[]) => cancel.mutate({ params, body: ids ? { ids } : {} }),
  }
}

function DecideAll({ decide }: { decide: Decisions }) {
  const { t } = useLingui()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <Group gap="xs">
      <Button size="xs" loading={decide.isBusy} onClick={() => decide.release()}>
        <Trans>Release all and hold no more</Trans>
      </Button>
      <Button size="xs" variant="default" disabled={decide.isBusy} onClick={() => setIsAsking(true)}>
        <Trans>Take all back…</Trans>
      </Button>
      <Confirm
        isOpen={isAsking}
        isDestructive
        isBusy={decide.isBusy}
        title={t`Take all these messages back?`}
        action={t`Take back`}
        onConfirm={() => {
          decide.cancel()
          setIsAsking(false)
        }}
        onCancel={() => setIsAsking(false)}
      >
        <Text>
          <Trans>
            They are never sent. The contacts go on in the flow, and their next messages wait for a look again.
          </Trans>
        </Text>
      </Confirm>
    </Group>
  )
}

interface MessageCardProps {
  message: RowOf<'listHeldMessages'>
  decide: Decisions | null
}

function MessageCard({ message, decide }: MessageCardProps) {
  const stepName = useStepName()
  const { id, contact, node, to, subject, body, createdAt } = message
  return (
    <li className={css.card}>
      <p className={css.from}>
        {contact ? (
          <Anchor component={Link} to={`/contacts/${contact.id}`}>
            {contact.name}
          </Anchor>
        ) : (
          <Trans>A deleted contact</Trans>
        )}
        {' · '}
        {stepName(node.name)} · <RelativeTime at={createdAt} />
      </p>
      <p className={css.subject}>{subject}</p>
      {to && (
        <p className={css.to}>
          <Trans>To {to}</Trans>
        </p>
      )}
      {/* Mail goes out as plain text, and is shown as text: nothing in it can run, load or pose as a link. */}
      {body && <div className={css.body}>{body}</div>}
      {decide && (
        <Group gap="xs" mt={8}>
          <Button size="xs" variant="default" disabled={decide.isBusy} onClick={() => decide.release([id])}>
            <Trans>Release</Trans>
          </Button>
          <Button size="xs" variant="subtle" disabled={decide.isBusy} onClick={() => decide.cancel([id])}>
            <Trans>Take back</Trans>
          </Button>
        </Group>
      )}
    </li>
  )
}
