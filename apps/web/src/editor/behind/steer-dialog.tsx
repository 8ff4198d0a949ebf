import { Select, Skeleton, Stack, Text, Textarea } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { plural } from '@lingui/core/macro'
import type { ResponseOf } from '@etape/contract'
import { kindOf, type RunAct } from '@etape/flow'
import { useState } from 'react'
import { useRead, useWrite } from '../../data/queries.ts'
import { useLiveNodes } from '../../runs/use-live-nodes.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { FailedState } from '../../ui/states.tsx'
import { showDone } from '../../ui/toasts.tsx'
import { useFlowWords } from '../words/flow-words.tsx'
import css from './behind.module.css'
import type { ActType, RunsMeant } from './steer-bar.tsx'

type Plan = ResponseOf<'planSteering'>

interface SteerDialogProps {
  flow: Pick<ResponseOf<'readFlow'>, 'id' | 'version'>
  type: ActType
  meant: RunsMeant
  onClose: () => void
  onDone: () => void
}

/** Says to how many something would be done, and does it. */
export function SteerDialog({ flow, type, meant, onClose, onDone }: SteerDialogProps) {
  const { t } = useLingui()
  const [to, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const act = actOf({ type, to, reason })
  const planned = act && { params: { id: flow.id }, body: { act: withoutReason(act), meant } }
  const plan = useRead(
    'planSteering',
    planned ?? { params: { id: flow.id }, body: { act: { type: 'retry' }, meant } },
    {
      enabled: planned !== null,
    },
  )
  const steer = useWrite('steerRuns', {
    invalidates: ['flow', 'contact'],
    onDone: ({ steering: { total } }) => {
      showDone(t`${plural(total, { one: 'Under way for # contact.', other: 'Under way for # contacts.' })}`)
      onDone()
    },
  })
  const fitting = plan.data?.fitting ?? 0
  const words = useDialogWords(fitting)[type]
  return (
    <Confirm
      isOpen
      title={words.title}
      action={act ? words.action : t`Move`}
      isDestructive={type === 'remove'}
      isBusy={steer.isPending}
      isBlocked={act === null || fitting === 0}
      onConfirm={() => act && steer.mutate({ params: { id: flow.id }, body: { act, meant } })}
      onCancel={onClose}
    >
      <Stack gap="sm">
        <Text>{words.lead}</Text>
        {type === 'move' && <TargetSelect flow={flow} value={to} onChange={setTo} />}
        {type === 'remove' && (
          <Textarea
            label={t`Why? It is kept in their history.`}
            placeholder={t`Optional`}
            maxLength={500}
            autosize
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        )}
        {act && plan.isPending && <Skeleton height={40} />}
        {act && plan.error && <FailedState error={plan.error} onRetry={() => void plan.refetch()} />}
        {act && plan.data && <PlanLines plan={plan.data} />}
      </Stack>
    </Confirm>
  )
}

function actOf({ type, to, reason }: { type: ActType; to: string | null; reason: string }): RunAct | null {
  switch (type) {
    case 'move':
      return to === null ? null : { type, to }
    case 'remove':
      return { type, reason: reason.trim() }
    default:
      return { type }
  }
}

// To whom it would be done does not hang on the words given for it.
const withoutReason = (act: RunAct): RunAct => (act.type === 'remove' ? { ...act, reason: '' } : act)

interface DialogWords {
  title: string
  lead: string
  action: string
}

function useDialogWords(count: number): Readonly<Record<ActType, DialogWords>> {
  const { t } = useLingui()
  return {
    'skip-wait': {
      title: t`Skip the wait?`,
      lead: t`They go on at once, as if the time they wait for were over.`,
      action: t`${plural(count, { one: 'Skip it for # contact', other: 'Skip it for # contacts' })}`,
    },
    move: {
      title: t`Move to another step`,
      lead: t`They go on from there, and the step is taken anew. What they have passed stays done.`,
      action: t`${plural(count, { one: 'Move # contact', other: 'Move # contacts' })}`,
    },
    remove: {
      title: t`Take out of the flow?`,
      lead: t`Their runs end here. What has been done stays done, and their history stays.`,
      action: t`${plural(count, { one: 'Take # contact out', other: 'Take # contacts out' })}`,
    },
    retry: {
      title: t`Try again?`,
      lead: t`They take the step they failed at once more, and go on from there.`,
      action: t`${plural(count, { one: 'Try again for # contact', other: 'Try again for # contacts' })}`,
    },
  }
}

interface TargetSelectProps {
  flow: SteerDialogProps['flow']
  value: string | null
  onChange: (node: string | null) => void
}

/** Steps of the version that takes contacts in; the plan says whose version has no such step. */
function TargetSelect({ flow, value, onChange }: TargetSelectProps) {
  const { t } = useLingui()
  const words = useFlowWords()
  const nodes = useLiveNodes(flow.id, flow.version).filter(({ type }) => kindOf(type)?.category !== 'trigger')
  return (
    <Select
      label={t`To which step`}
      placeholder={t`Choose a step`}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t`No such step`}
      data={nodes.map((node) => ({ value: node.id, label: words.node(node) }))}
      value={value}
      onChange={onChange}
    />
  )
}

function PlanLines({ plan }: { plan: Plan }) {
  const { fitting, waiting, failed, ended, movedOn, withoutStep } = plan
  return (
    <div role="status">
      <Text fw={500}>
        <Plural value={fitting} one="It is done to # contact." other="It is done to # contacts." />
      </Text>
      {plan.meant > fitting && (
        <ul className={css.lines}>
          {ended > 0 && (
            <li>
              <Plural value={ended} one="# is through with the flow" other="# are through with the flow" />
            </li>
          )}
          {waiting > 0 && (
            <li>
              <Plural value={waiting} one="# has not failed" other="# have not failed" />
            </li>
          )}
          {failed > 0 && (
            <li>
              <Plural
                value={failed}
                one="# has failed and waits for nothing"
                other="# have failed and wait for nothing"
              />
            </li>
          )}
          {movedOn > 0 && (
            <li>
              <Plural value={movedOn} one="# has moved on since" other="# have moved on since" />
            </li>
          )}
          {withoutStep > 0 && (
            <li>
              <Plural
                value={withoutStep}
                one="# is on a version without that step"
                other="# are on a version without that step"
              />
            </li>
          )}
        </ul>
      )}
      {fitting === 0 && (
        <Text c="dimmed" size="sm" mt={4}>
          <Trans>So there is nothing to do.</Trans>
        </Text>
      )}
    </div>
  )
}
