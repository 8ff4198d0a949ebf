import { SegmentedControl } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import type { FlowStatus } from './flow-status.tsx'

const statuses: readonly FlowStatus[] = ['draft', 'live', 'paused', 'archived']

export const isFlowStatus = (text: string): text is FlowStatus => statuses.some((status) => status === text)

interface StatusFilterProps {
  value: FlowStatus | undefined
  onChange: (status: string) => void
}

/** Shows flows in one state only. */
export function StatusFilter({ value, onChange }: StatusFilterProps) {
  const { t } = useLingui()
  return (
    <SegmentedControl
      aria-label={t`State`}
      value={value ?? ''}
      onChange={onChange}
      data={[
        { value: '', label: t`All` },
        { value: 'live', label: t({ message: 'Live', context: 'states of flows, several' }) },
        { value: 'draft', label: t({ message: 'Draft', context: 'states of flows, several' }) },
        { value: 'paused', label: t({ message: 'Paused', context: 'states of flows, several' }) },
        { value: 'archived', label: t({ message: 'Archived', context: 'states of flows, several' }) },
      ]}
    />
  )
}
