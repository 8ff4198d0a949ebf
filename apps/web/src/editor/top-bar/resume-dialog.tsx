import { Radio, Skeleton, Stack, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { useState } from 'react'
import { useRead, useWrite } from '../../data/queries.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { showDone } from '../../ui/toasts.tsx'

type Overdue = 'go-on' | 'wait-again' | 'leave'

interface ResumeDialogProps {
  flow: ResponseOf<'readFlow'>
  onClose: () => void
}

/** Sets a paused flow going; asks what becomes of the waits that ran out meanwhile. */
export function ResumeDialog({ flow, onClose }: ResumeDialogProps) {
  const { t } = useLingui()
  const [overdue, setOverdue] = useState<Overdue>('go-on')
  const request = { params: { id: flow.id } }
  const counts = useRead('readOverdue', request).data
  const resume = useWrite('resumeFlow', {
    invalidates: ['flow'],
    onDone: () => {
      showDone(t`Live again.`)
      onClose()
    },
  })
  return (
    <Confirm
      isOpen
      isBusy={resume.isPending}
      title={t`Resume ${flow.name}?`}
      action={t`Resume`}
      onConfirm={() => resume.mutate({ ...request, body: { overdue } })}
      onCancel={onClose}
    >
      {!counts && <Skeleton height={48} />}
      {counts?.overdue === 0 && (
        <Text>
          <Trans>No wait ran out while it was paused. Everybody goes on where they are.</Trans>
        </Text>
      )}
      {counts && counts.overdue > 0 && (
        <Radio.Group
          label={<Plural value={counts.overdue} one="# wait ran out meanwhile" other="# waits ran out meanwhile" />}
          value={overdue}
          onChange={(choice) => setOverdue(choice)}
        >
          <Stack gap={8} mt={6}>
            <Radio value="go-on" label={t`Go on now`} />
            <Radio value="wait-again" label={t`Wait once more, as long as before`} />
            <Radio value="leave" label={t`Leave the flow`} />
          </Stack>
        </Radio.Group>
      )}
    </Confirm>
  )
}
