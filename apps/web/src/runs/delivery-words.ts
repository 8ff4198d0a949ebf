import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'

interface DeliveryWords {
  channel: (channel: string) => string
  status: (status: string) => string
}

/** What becomes of a message, in words. */
export function useDeliveryWords(): DeliveryWords {
  const { t } = useLingui()
  return useMemo(() => {
    const channels: Readonly<Record<string, string>> = { email: t`E-mail`, notification: t`Notification` }
    const statuses: Readonly<Record<string, string>> = {
      queued: t`Queued`,
      sending: t`Being sent`,
      sent: t`Sent`,
      retrying: t`Trying again`,
      unknown: t`Not known whether it arrived`,
      skipped: t`Not sent`,
      'needs-attention': t`Needs attention`,
    }
    return { channel: (channel) => channels[channel] ?? channel, status: (status) => statuses[status] ?? status }
  }, [t])
}
