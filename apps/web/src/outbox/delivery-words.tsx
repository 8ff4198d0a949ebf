import { Badge } from '@mantine/core'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import type { RowOf } from '../data/queries.ts'

export type DeliveryRow = RowOf<'listDeliveries'>
export type DeliveryStatus = DeliveryRow['status']
export type DeliveryChannel = DeliveryRow['channel']

export const statusWords: Readonly<Record<DeliveryStatus, { label: MessageDescriptor; color: string }>> = {
  queued: { label: msg`Queued`, color: 'gray' },
  held: { label: msg`Held back`, color: 'yellow' },
  sending: { label: msg`Being sent`, color: 'gray' },
  sent: { label: msg`Sent`, color: 'green' },
  retrying: { label: msg`Trying again`, color: 'yellow' },
  unknown: { label: msg`Outcome unknown`, color: 'yellow' },
  skipped: { label: msg`Not sent`, color: 'gray' },
  kept: { label: msg`Kept here`, color: 'gray' },
  'needs-attention': { label: msg`Needs attention`, color: 'red' },
}
export const channelWords: Readonly<Record<DeliveryChannel, MessageDescriptor>> = {
  email: msg`E-mail`,
  notification: msg`Notification`,
  webhook: msg`Webhook`,
  slack: msg`Slack`,
}

/** What one try to send can come to. */
export const triedWords: Readonly<Partial<Record<string, MessageDescriptor>>> = {
  started: statusWords.sending.label,
  sent: statusWords.sent.label,
  kept: statusWords.kept.label,
  skipped: statusWords.skipped.label,
  retrying: msg`Failed`,
  unknown: statusWords.unknown.label,
  'needs-attention': msg`Failed`,
}

export const isDeliveryStatus = (text: string): text is DeliveryStatus => Object.hasOwn(statusWords, text)
export const isDeliveryChannel = (text: string): text is DeliveryChannel => Object.hasOwn(channelWords, text)

/** How far a message is on its way. */
export function DeliveryStatusBadge({ status }: { status: DeliveryStatus }) {
  const { i18n } = useLingui()
  const { label, color } = statusWords[status]
  return <Badge color={color}>{i18n._(label)}</Badge>
}
