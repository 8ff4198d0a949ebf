import type { Comparison, Condition, FlowComparison, OperatorInfo, SegmentComparison } from '@etape/conditions'
import { flowOperators, segmentOperators } from '@etape/conditions'
import { CloseButton, NativeSelect, Select } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useFlows, useSegments } from '../data/definitions.ts'
import { useLabel } from '../text/use-language.ts'
import css from './condition-builder.module.css'
import { CountedLine } from './counted-line.tsx'
import { EventTimeLine } from './event-time-line.tsx'
import { FieldLine } from './field-line.tsx'

interface LineEditorProps {
  line: Comparison
  onChange: (line: Condition) => void
  onRemove: () => void
}

/** One line of a condition, by what it is about. */
export function LineEditor({ line, onChange, onRemove }: LineEditorProps) {
  const { t } = useLingui()
  return (
    <div className={css.line}>
      <div className={css.fields}>
        <LineFields line={line} onChange={onChange} />
      </div>
      <CloseButton size="sm" aria-label={t`Remove this condition`} onClick={onRemove} />
    </div>
  )
}

function LineFields({ line, onChange }: Omit<LineEditorProps, 'onRemove'>) {
  switch (line.fact) {
    case 'events':
    case 'deals':
      return <CountedLine line={line} onChange={onChange} />
    case 'first-event':
    case 'last-event':
      return <EventTimeLine line={line} onChange={onChange} />
    case 'segments':
      return <SegmentLine line={line} onChange={onChange} />
    case 'flows':
      return <FlowLine line={line} onChange={onChange} />
    default:
      return <FieldLine line={line} onChange={onChange} />
  }
}

function SegmentLine({ line, onChange }: { line: SegmentComparison; onChange: (line: Condition) => void }) {
  const { t } = useLingui()
  return (
    <NamedLine
      line={line}
      onChange={onChange}
      operators={segmentOperators}
      named={useSegments()}
      label={t`Segment`}
      placeholder={t`Choose a segment`}
    />
  )
}

function FlowLine({ line, onChange }: { line: FlowComparison; onChange: (line: Condition) => void }) {
  const { t } = useLingui()
  return (
    <NamedLine
      line={line}
      onChange={onChange}
      operators={flowOperators}
      named={useFlows()}
      label={t`Flow`}
      placeholder={t`Choose a flow`}
    />
  )
}

interface NamedLineProps<Line extends SegmentComparison | FlowComparison> {
  line: Line
  onChange: (line: Line) => void
  operators: readonly OperatorInfo<Line['operator']>[]
  named: readonly { id: string; name: string }[]
  label: string
  placeholder: string
}

/** How, and with which one. */
function NamedLine<Line extends SegmentComparison | FlowComparison>(props: NamedLineProps<Line>) {
  const { line, onChange, operators, named, label, placeholder } = props
  const { t } = useLingui()
  const labelOf = useLabel()
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t`Comparison`}
        data={operators.map((operator) => ({ value: operator.id, label: labelOf(operator.label) }))}
        value={line.operator}
        onChange={({ currentTarget }) => onChange({ ...line, operator: currentTarget.value as Line['operator'] })}
      />
      <Select
        size="xs"
        searchable
        aria-label={label}
        placeholder={placeholder}
        data={named.map(({ id, name }) => ({ value: id, label: name }))}
        value={line.value || null}
        onChange={(value) => onChange({ ...line, value: value ?? '' })}
      />
    </>
  )
}
