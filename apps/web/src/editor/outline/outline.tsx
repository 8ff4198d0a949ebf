import { Button, Group, Text, UnstyledButton } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import {
  entryNodes,
  graphOf,
  kindOf,
  orderNodes,
  outletsOfNode,
  reachableFrom,
  type FlowDocument,
  type FlowNode,
} from '@etape/flow'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, type RefObject } from 'react'
import { useFormats } from '../../text/formats.ts'
import { EmptyState } from '../../ui/states.tsx'
import { useNumbers } from '../live/numbers-context.ts'
import { errorsIn, useProblems } from '../problems/problems-context.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import { KindIcon } from '../words/kind-icon.tsx'
import css from './outline.module.css'

interface OutlineProps {
  document: FlowDocument
  selected?: ReadonlySet<string>
  /** Absent where steps are only read. */
  onSelect?: (id: string) => void
  /** To add a step from the keyboard. */
  searchRef?: RefObject<HTMLInputElement | null>
}

/** The flow as a list of steps in the order they are come to, each with where it leads. */
export function Outline({ document, selected, onSelect, searchRef }: OutlineProps) {
  const { t } = useLingui()
  const nodes = useMemo(() => inOrder(document), [document])
  return (
    <div
      className={css.outline}
      data-editable={onSelect ? true : undefined}
      // Where there is nothing to press in it, it is scrolled with the arrow keys.
      tabIndex={onSelect ? undefined : 0}
    >
      {onSelect && (
        <Group justify="space-between" mb="sm" className={css.head}>
          <Text size="sm" c="dimmed">
            <Plural value={nodes.length} one="# step" other="# steps" />
          </Text>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            onClick={() => searchRef?.current?.focus()}
          >
            <Trans>Add a step</Trans>
          </Button>
        </Group>
      )}
      {nodes.length === 0 ? (
        <EmptyState title={t`Nothing drawn yet`}>
          <Trans>A flow begins with a trigger: what has to happen for a contact to come in.</Trans>
        </EmptyState>
      ) : (
        <ol className={css.steps}>
          {nodes.map((node, index) => (
            <li key={node.id}>
              <Step
                node={node}
                number={index + 1}
                document={document}
                isSelected={selected?.has(node.id) ?? false}
                {...(onSelect && { onSelect })}
              />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

interface StepProps {
  node: FlowNode
  number: number
  document: FlowDocument
  isSelected: boolean
  onSelect?: (id: string) => void
}

function Step({ node, number, document, isSelected, onSelect }: StepProps) {
  const content = (
    <>
      <span className={css.number}>{number}</span>
      <StepWords node={node} document={document} />
    </>
  )
  if (!onSelect) return <div className={css.step}>{content}</div>
  return (
    <UnstyledButton
      className={css.step}
      aria-pressed={isSelected}
      data-selected={isSelected || undefined}
      onClick={() => onSelect(node.id)}
    >
      {content}
    </UnstyledButton>
  )
}

function StepWords({ node, document }: { node: FlowNode; document: FlowDocument }) {
  const words = useFlowWords()
  const kind = kindOf(node.type)
  const problems = useProblems()
  const errors = errorsIn(problems.ofNode(node.id))
  const sentence = words.sentence(node)
  return (
    <>
      {kind && <KindIcon icon={kind.icon} category={kind.category} />}
      <span className={css.words}>
        <span className={css.kind}>{words.kind(kind)}</span>
        <span className={css.sentence}>{node.name || sentence || <Trans>Not set up yet</Trans>}</span>
        {node.name && sentence && <span className={css.detail}>{sentence}</span>}
        <LeadsTo node={node} document={document} />
        <StepNumbers node={node.id} />
      </span>
      {errors > 0 && (
        <span className={css.problem}>
          <Plural value={errors} one="# problem" other="# problems" />
        </span>
      )}
      {problems.asks(node.id) && (
        <span className={css.problem} data-quiet>
          <Trans>To fill in</Trans>
        </span>
      )}
    </>
  )
}

function LeadsTo({ node, document }: { node: FlowNode; document: FlowDocument }) {
  const words = useFlowWords()
  const outlets = outletsOfNode(node)
  if (outlets.length < 2) return null
  const byId = new Map(document.nodes.map((one) => [one.id, one]))
  return (
    <span className={css.ways}>
      {outlets.map((outlet) => {
        const edge = document.edges.find((one) => one.from === node.id && one.outlet === outlet.id)
        const target = edge && byId.get(edge.to)
        return (
          <span key={outlet.id}>
            {words.say(outlet.label)} → {target ? words.node(target) : <Trans>nowhere yet</Trans>}
          </span>
        )
      })}
    </span>
  )
}

function StepNumbers({ node }: { node: string }) {
  const formats = useFormats()
  const stats = useNumbers()?.nodes.find((one) => one.node === node)
  if (!stats) return null
  return (
    <span className={css.numbers}>
      <span>
        <b>{formats.number(stats.visited)}</b> <Plural value={stats.visited} one="came here" other="came here" />
      </span>
      {stats.waiting > 0 && (
        <span>
          <b>{formats.number(stats.waiting)}</b> <Plural value={stats.waiting} one="waiting" other="waiting" />
        </span>
      )}
      {stats.failed > 0 && (
        <span>
          <b>{formats.number(stats.failed)}</b> <Plural value={stats.failed} one="failed" other="failed" />
        </span>
      )}
    </span>
  )
}

function inOrder(document: FlowDocument): readonly FlowNode[] {
  const graph = graphOf(document)
  const entries = entryNodes(document).map((node) => node.id)
  const reached = reachableFrom(graph, entries)
  const ordered = orderNodes(graph, entries).flatMap((id) => graph.nodes.get(id) ?? [])
  return [...ordered.filter(({ id }) => reached.has(id)), ...ordered.filter(({ id }) => !reached.has(id))]
}
