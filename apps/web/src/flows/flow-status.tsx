import { Badge } from '@mantine/core'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { Trans } from '@lingui/react/macro'
import type { RowOf } from '../data/queries.ts'

export type FlowRow = RowOf<'listFlows'>
export type FlowStatus = FlowRow['status']

const words: Readonly<Record<FlowStatus, { label: MessageDescriptor; color: string }>> = {
  draft: { label: msg({ message: 'Draft', context: 'state of a flow' }), color: 'yellow' },
  live: { label: msg({ message: 'Live', context: 'state of a flow' }), color: 'green' },
  paused: { label: msg({ message: 'Paused', context: 'state of a flow' }), color: 'gray' },
  archived: { label: msg({ message: 'Archived', context: 'state of a flow' }), color: 'gray' },
}

/** Whether a flow is a draft, live, paused or archived, and which version takes contacts in. */
export function FlowStatusBadge({ status, version }: { status: FlowStatus; version: number | null }) {
  const { i18n } = useLingui()
  const { label, color } = words[status]
  return (
    <Badge color={color}>
      {i18n._(label)}
      {version !== null && status === 'live' && <> v{version}</>}
    </Badge>
  )
}

/** Marks a flow whose draft differs from what is live. */
export function ChangedBadge() {
  return (
    <Badge color="yellow">
      <Trans>Draft differs</Trans>
    </Badge>
  )
}
