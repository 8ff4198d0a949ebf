import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { formOf, kindOf, type FlowNode, type FormField } from '@etape/flow'
import { useMemo } from 'react'
import { useEditor } from '../state/editor-context.ts'
import { BecomeKind } from './become-kind.tsx'
import { useFlowWords } from '../words/flow-words.tsx'
import { KindIcon } from '../words/kind-icon.tsx'
import { FormFields } from './form-field.tsx'
import css from './inspector.module.css'
import { HookAddress } from './hook-address.tsx'
import { NodeNumbersPart } from './node-numbers-part.tsx'
import { NodeProblems } from './node-problems.tsx'
import { OutletsPart } from './outlets-part.tsx'
import { hasTemplates } from './trying/templates-in.ts'
import { TryPart } from './trying/try-part.tsx'

/** One node: what it is, its name, its form, where it leads. */
export function NodePanel({ node, flowId }: { node: FlowNode; flowId: string }) {
  const { t } = useLingui()
  const words = useFlowWords()
  const editor = useEditor()
  const kind = kindOf(node.type)
  const fields = useMemo((): readonly FormField[] => (kind ? formOf(kind) : []), [kind])
  return (
    <Stack className={css.body} gap="md" onBlur={editor.seal}>
      <div className={css.head}>
        {kind && <KindIcon icon={kind.icon} category={kind.category} />}
        <div className={css.headWords}>
          <Title order={2} className={css.kindTitle}>
            {words.kind(kind)}
          </Title>
          {kind && (
            <Text size="xs" c="dimmed">
              {words.say({ text: kind.summary })}
            </Text>
          )}
        </div>
      </div>
      <NodeProblems node={node.id} />
      {node.type === 'placeholder' && <BecomeKind node={node.id} />}
      <div data-path="name">
        <TextInput
          label={t`Name on the canvas`}
          placeholder={t`Optional: what it is for`}
          maxLength={120}
          value={node.name}
          onChange={({ currentTarget }) => editor.rename(node.id, currentTarget.value)}
        />
      </div>
      <FormFields
        fields={fields}
        root={node.config}
        above="config"
        onChange={(path, value) => editor.configure(node.id, path, value)}
      />
      {kind && hasTemplates(kind) && <TryPart node={node} />}
      {node.type === 'webhook' && <HookAddress node={node.id} flowId={flowId} />}
      <OutletsPart node={node} />
      <NodeNumbersPart node={node.id} isTrigger={kind?.category === 'trigger'} />
      <Group gap="xs" className={css.part}>
        <Button variant="default" size="xs" onClick={editor.duplicateSelected}>
          <Trans>Duplicate</Trans>
        </Button>
        <Button variant="default" size="xs" onClick={() => editor.duplicateBranch(node.id)}>
          <Trans>Duplicate with what follows</Trans>
        </Button>
        <Button variant="default" size="xs" onClick={editor.removeSelected}>
          <Trans>Delete</Trans>
        </Button>
      </Group>
    </Stack>
  )
}
