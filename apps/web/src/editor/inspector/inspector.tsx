import { ScrollArea } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useProblems } from '../problems/problems-context.ts'
import { useEditorState, useSoleNode } from '../state/editor-context.ts'
import { readRemarkKey } from '../state/remark-key.ts'
import { findEdge, soleNode, type Selection } from '../state/selection.ts'
import { EdgePanel } from './edge-panel.tsx'
import { FlowSettingsForm } from './flow-settings-form.tsx'
import { FormProblemsContext, formProblems } from './form-problems.ts'
import css from './inspector.module.css'
import { ManyPanel } from './many-panel.tsx'
import { NodePanel } from './node-panel.tsx'
import { RemarkPanel } from './remark-panel.tsx'
import { usePointedField } from './use-pointed-field.ts'

/** What is selected, to look at and change; the flow's own settings when nothing is. */
export function Inspector({ flowId }: { flowId: string }) {
  const { t } = useLingui()
  const pointedRef = usePointedField()
  const selected = useEditorState(({ selection }) => soleNode(selection))
  return (
    <aside className={css.inspector} aria-label={t`Settings`} data-form ref={pointedRef}>
      {/* What is selected next is read from its top. */}
      <ScrollArea key={selected} className={css.scroll} type="hover" offsetScrollbars={false}>
        <Selected flowId={flowId} />
      </ScrollArea>
    </aside>
  )
}

function Selected({ flowId }: { flowId: string }) {
  const node = useSoleNode()
  const problems = useProblems()
  const selected = useEditorState(({ selection }) => selection.nodes.size)
  const remark = useEditorState(({ selection }) => soleRemark(selection))
  const edge = useEditorState(({ document, selection }) => {
    const [only, second] = selection.edges
    return only !== undefined && second === undefined && selection.nodes.size === 0
      ? findEdge(document, only)
      : undefined
  })
  if (node)
    return (
      <FormProblemsContext value={formProblems(problems.ofNode(node.id), `nodes.${node.id}`)}>
        <NodePanel key={node.id} node={node} flowId={flowId} />
      </FormProblemsContext>
    )
  if (selected > 1) return <ManyPanel count={selected} />
  if (remark) return <RemarkPanel key={remark} remarkKey={remark} />
  if (edge) return <EdgePanel edge={edge} />
  return (
    <FormProblemsContext value={formProblems(problems.wrong, 'settings')}>
      <FlowSettingsForm />
    </FormProblemsContext>
  )
}

function soleRemark(selection: Selection): string | null {
  const key = soleNode(selection)
  return key !== null && readRemarkKey(key) ? key : null
}
