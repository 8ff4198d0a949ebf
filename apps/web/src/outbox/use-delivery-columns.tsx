import { useLingui as useTexts } from '@lingui/react'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import type { Column } from '../ui/data-table.tsx'
import { OneLine } from '../ui/one-line.tsx'
import { DateTime } from '../ui/times.tsx'
import { channelWords, DeliveryStatusBadge, type DeliveryRow } from './delivery-words.tsx'

/** The columns of the outbox. */
export function useDeliveryColumns(): readonly Column<DeliveryRow>[] {
  const { t } = useLingui()
  const { i18n } = useTexts()
  return useMemo(
    () => [
      { id: 'title', title: t`Subject`, cell: (delivery) => delivery.title },
      { id: 'to', title: t`To`, width: '260px', cell: ({ to }) => <OneLine text={to} /> },
      { id: 'channel', title: t`Channel`, width: '120px', cell: (delivery) => i18n._(channelWords[delivery.channel]) },
      {
        id: 'status',
        title: t`State`,
        width: '160px',
        cell: (delivery) => <DeliveryStatusBadge status={delivery.status} />,
      },
      { id: 'flow', title: t`Flow`, width: '180px', cell: (delivery) => delivery.flow?.name ?? '–', wideOnly: true },
      { id: 'at', title: t`Written`, width: '170px', cell: (delivery) => <DateTime at={delivery.createdAt} /> },
    ],
    [t, i18n],
  )
}
