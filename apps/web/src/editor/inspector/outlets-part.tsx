import { ActionIcon, Popover, Select, Stack, Text, Tooltip } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { outletsOfNode, type FlowNode, type Outlet } from '@etape/flow'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAddStep } from '../canvas/use-add-step.ts'
import { KindSearch } from '../palette/kind-menu.tsx'
import { targetsFor } from '../state/connecting.ts'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import { edgeKey, findEdge, type OutletRef } from '../state/selection.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import { useFormProblems } from './form-problems.ts'
import css from './inspector.module.css'

/** Where a node leads: each outlet can be connected, and a step put behind it, without the canvas. */
export function OutletsPart({ node }: { node: FlowNode }) {
  const outlets = outletsOfNode(node)
  if (outlets.length === 0) return null
  return (
    <section className={css.part}>
      <h3 className={css.partTitle}>{outlets.length === 1 ? <Trans>Next step</Trans> : <Trans>Ways out</Trans>}</h3>
      <Stack gap={8}>
        {outlets.map((outlet) => (
          <OutletRow key={outlet.id} node={node} outlet={outlet} isAlone={outlets.length === 1} />
        ))}
      </Stack>
    </section>
  )
}

interface OutletRowProps {
  node: FlowNode
  outlet: Outlet
  isAlone: boolean
}

function OutletRow({ node, outlet, isAlone }: OutletRowProps) {
  const { t } = useLingui()
  const words = useFlowWords()
  const editor = useEditor()
  const addStep = useAddStep()
  const problem = useFormProblems().at(`outlets.${outlet.id}`)
  const ref: OutletRef = { from: node.id, outlet: outlet.id }
  const document = useEditorState((state) => state.document)
  const edge = findEdge(document, edgeKey(ref))
  const label = words.say(outlet.label)
  const targets = targetsFor(document, node.id).map((one) => ({ value: one.id, label: words.withKind(one) }))
  return (
    <div data-path={`outlets.${outlet.id}`}>
      <div className={css.outlet}>
        {!isAlone && <span className={css.outletName}>{label}</span>}
        <Select
          flex={1}
          size="xs"
          aria-label={t`${label} leads to`}
          placeholder={t`Connect to…`}
          data={targets}
          value={edge?.to ?? null}
          searchable
          clearable
          error={problem !== undefined}
          nothingFoundMessage={t`No such step`}
          onChange={(to) => (to === null ? editor.disconnect(ref) : editor.connectQuietly({ ...ref, to }))}
        />
        <AddStepButton label={t`Add a step at ${label}`} onChoose={(type) => addStep.at(type, ref)} />
      </div>
      {problem && (
        <Text size="xs" c="red" mt={2}>
          {/* Which outlet of which step stands right here: what to do is enough. */}
          {words.say(problem.hint ?? problem.message)}
        </Text>
      )}
    </div>
  )
}

/** Offers the kinds that can follow. */
export function AddStepButton({ label, onChoose }: { label: string; onChoose: (type: string) => void }) {
  const [isOpen, setIsOpen] = useState(false)
  const choose = (type: string) => {
    setIsOpen(false)
    onChoose(type)
  }
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" width={272} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={label}>
          <ActionIcon size={30} variant="default" aria-label={label} onClick={() => setIsOpen(!isOpen)}>
            <IconPlus size={15} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={6}>{isOpen && <KindSearch onChoose={choose} />}</Popover.Dropdown>
    </Popover>
  )
}
