import { Button, Text } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { Confirm } from '../ui/confirm.tsx'
import { showDone } from '../ui/toasts.tsx'

/** Tries all messages of a state again, after a question. */
export function RetryAll({ status }: { status: 'needs-attention' | 'unknown' }) {
  const { t } = useLingui()
  const mayWrite = useMay('marketer')
  const [isAsking, setIsAsking] = useState(false)
  const retry = useWrite('retryDeliveries', {
    invalidates: ['delivery'],
    onDone: ({ queued }) => {
      setIsAsking(false)
      showDone(plural(queued, { one: '# message is tried again.', other: '# messages are tried again.' }))
    },
  })
  if (!mayWrite) return null
  return (
    <>
      <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => setIsAsking(true)}>
        <Trans>Try all again…</Trans>
      </Button>
      <Confirm
        isOpen={isAsking}
        isDestructive={status === 'unknown'}
        isBusy={retry.isPending}
        title={t`Try all of them again?`}
        action={t`Try all again`}
        onConfirm={() => retry.mutate({ body: { status } })}
        onCancel={() => setIsAsking(false)}
      >
        <Text>
          {status === 'unknown' ? (
            <Trans>Some of them may have arrived already; their readers then get them a second time.</Trans>
          ) : (
            <Trans>Messages that fail again come back here.</Trans>
          )}
        </Text>
      </Confirm>
    </>
  )
}
