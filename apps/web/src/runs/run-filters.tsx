import { SegmentedControl, Select } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import type { FlowNode } from '@etape/flow'
import { useFlowWords } from '../editor/words/flow-words.tsx'
import { useFormats } from '../text/formats.ts'

interface StatusFilterProps {
  value: string
  counts: ResponseOf<'readFlow'>['counts'] | undefined
  onChange: (status: string) => void
}

/** How runs fare, with how many do. */
export function StatusFilter({ value, counts, onChange }: StatusFilterProps) {
  const { t } = useLingui()
  const formats = useFormats()
  const withCount = (label: string, count: number | undefined) =>
    count === undefined ? label : `${label} ${formats.number(count)}`
  return (
    <SegmentedControl
      aria-label={t`State`}
      value={value}
      onChange={onChange}
      data={[
        { value: '', label: withCount(t({ message: 'All', context: 'run' }), counts?.enrolled) },
        { value: 'waiting', label: withCount(t`Waiting`, counts?.waiting) },
        { value: 'ended', label: withCount(t({ message: 'Ended', context: 'run' }), counts?.ended) },
        { value: 'failed', label: withCount(t({ message: 'Failed', context: 'run' }), counts?.failed) },
      ]}
    />
  )
}

interface NodeFilterProps {
  nodes: readonly FlowNode[]
  value: string
  onChange: (node: string) => void
}

/** At which step runs are. A step that the live version no longer has is shown by its id. */
export function NodeFilter({ nodes, value, onChange }: NodeFilterProps) {
  const { t } = useLingui()
  const words = useFlowWords()
  const known = nodes.map((node) => ({ value: node.id, label: words.node(node) }))
  const isKnown = value === '' || known.some((node) => node.value === value)
  return (
    <Select
      aria-label={t`At the step`}
      placeholder={t`At any step`}
      data={isKnown ? known : [...known, { value, label: value }]}
      value={value || null}
      searchable
      clearable
      w={{ base: '100%', xs: 240 }}
      onChange={(node) => onChange(node ?? '')}
    />
  )
}
