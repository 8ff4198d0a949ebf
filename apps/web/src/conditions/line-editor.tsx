import type { Comparison, Condition, SegmentComparison } from '@etape/conditions'
import { segmentOperators } from '@etape/conditions'
import { CloseButton, NativeSelect, Select } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useSegments } from '../data/definitions.ts'
import { useLabel } from '../text/use-language.ts'
import css from './condition-builder.module.css'
import { CountedLine } from './counted-line.tsx'
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
  if (line.fact === 'events' || line.fact === 'deals') return <CountedLine line={line} onChange={onChange} />
  if (line.fact === 'segments') return <SegmentLine line={line} onChange={onChange} />
  return <FieldLine line={line} onChange={onChange} />
}

function SegmentLine({ line, onChange }: { line: SegmentComparison; onChange: (line: Condition) => void }) {
  const { t } = useLingui()
  const label = useLabel()
  const segments = useSegments()
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t`Comparison`}
        data={segmentOperators.map((operator) => ({ value: operator.id, label: label(operator.label) }))}
        value={line.operator}
        onChange={({ currentTarget }) =>
          onChange({ ...line, operator: currentTarget.value as SegmentComparison['operator'] })
        }
      />
      <Select
        size="xs"
        searchable
        aria-label={t`Segment`}
        placeholder={t`Choose a segment`}
        data={segments.map(({ id, name }) => ({ value: id, label: name }))}
        value={line.value || null}
        onChange={(value) => onChange({ ...line, value: value ?? '' })}
      />
    </>
  )
}
