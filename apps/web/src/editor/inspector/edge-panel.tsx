import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { outletsOfNode, type FlowEdge } from '@etape/flow'
import { useAddStep } from '../canvas/use-add-step.ts'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import css from './inspector.module.css'
import { AddStepButton } from './outlets-part.tsx'

/** A connection: from where to where, and what can be done with it. */
export function EdgePanel({ edge }: { edge: FlowEdge }) {
  const { t } = useLingui()
  const words = useFlowWords()
  const editor = useEditor()
  const addStep = useAddStep()
  const nodes = useEditorState(({ document }) => document.nodes)
  const from = nodes.find((node) => node.id === edge.from)
  const to = nodes.find((node) => node.id === edge.to)
  const outlet = from && outletsOfNode(from).find(({ id }) => id === edge.outlet)
  if (!from || !to) return null
  const [fromName, toName] = [words.node(from), words.node(to)]
  return (
    <Stack className={css.body} gap="md">
      <div>
        <Title order={2}>
          <Trans>Connection</Trans>
        </Title>
        <Text size="sm" c="dimmed" mt={4}>
          <Trans>
            From “{fromName}” to “{toName}”.
          </Trans>{' '}
          {outlet && words.say(outlet.label)}
        </Text>
      </div>
      <Group gap="xs">
        <AddStepButton label={t`Add a step in between`} onChoose={(type) => addStep.at(type, edge)} />
        <Button variant="default" size="xs" onClick={editor.removeSelected}>
          <Trans>Remove the connection</Trans>
        </Button>
      </Group>
    </Stack>
  )
}
