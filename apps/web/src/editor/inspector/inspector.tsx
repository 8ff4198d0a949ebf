import { Button, Group, ScrollArea, Stack, Text, Title } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useProblems } from '../problems/problems-context.ts'
import { useEditor, useEditorState, useSoleNode } from '../state/editor-context.ts'
import { findEdge } from '../state/selection.ts'
import { EdgePanel } from './edge-panel.tsx'
import { FlowSettingsForm } from './flow-settings-form.tsx'
import { FormProblemsContext, formProblems } from './form-problems.ts'
import css from './inspector.module.css'
import { NodePanel } from './node-panel.tsx'
import { usePointedField } from './use-pointed-field.ts'

/** What is selected, to look at and change; the flow's own settings when nothing is. */
export function Inspector({ flowId }: { flowId: string }) {
  const { t } = useLingui()
  const pointedRef = usePointedField()
  return (
    <aside className={css.inspector} aria-label={t`Settings`} ref={pointedRef}>
      <ScrollArea className={css.scroll} type="hover" offsetScrollbars={false}>
        <Selected flowId={flowId} />
      </ScrollArea>
    </aside>
  )
}

function Selected({ flowId }: { flowId: string }) {
  const node = useSoleNode()
  const problems = useProblems()
  const selected = useEditorState(({ selection }) => selection.nodes.size)
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
  if (edge) return <EdgePanel edge={edge} />
  return (
    <FormProblemsContext value={formProblems(problems.all, 'settings')}>
      <FlowSettingsForm />
    </FormProblemsContext>
  )
}

function ManyPanel({ count }: { count: number }) {
  const editor = useEditor()
  return (
    <Stack className={css.body} gap="md">
      <Title order={2}>
        <Plural value={count} one="# step selected" other="# steps selected" />
      </Title>
      <Text size="sm" c="dimmed">
        <Trans>Move them together, copy them, or remove them. Select one alone to change it.</Trans>
      </Text>
      <Group gap="xs">
        <Button variant="default" size="xs" onClick={editor.duplicateSelected}>
          <Trans>Duplicate</Trans>
        </Button>
        <Button variant="default" size="xs" onClick={editor.removeSelected}>
          <Trans>Delete</Trans>
        </Button>
      </Group>
    </Stack>
  )
}
