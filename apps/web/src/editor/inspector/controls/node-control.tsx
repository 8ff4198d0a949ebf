import { Select } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { targetsFor } from '../../state/connecting.ts'
import { useEditorState, useSoleNode } from '../../state/editor-context.ts'
import { useFlowWords } from '../../words/flow-words.tsx'
import { inputProps, textOf, type ControlProps } from './control-props.ts'

/** Another step of this flow that can be come to. */
export function NodeControl({ value, isOptional, onChange, ...rest }: ControlProps) {
  const { t } = useLingui()
  const words = useFlowWords()
  const document = useEditorState((state) => state.document)
  const own = useSoleNode()?.id ?? ''
  const steps = targetsFor(document, own).map((node) => ({ value: node.id, label: words.withKind(node) }))
  return (
    <Select
      {...inputProps(rest)}
      placeholder={t`Choose a step`}
      data={steps}
      value={textOf(value) || null}
      searchable
      clearable={isOptional}
      allowDeselect={false}
      nothingFoundMessage={t`No such step`}
      onChange={onChange}
    />
  )
}
