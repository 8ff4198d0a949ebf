import { kindOf, outletsOfNode, type Category, type Outlet } from '@etape/flow'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Handle, Position, type NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useFormats } from '../../text/formats.ts'
import { BehindNumber } from '../behind/behind-number.tsx'
import { AtStep } from '../presence/at-step.tsx'
import { useCardWords } from '../words/card-words.tsx'
import { KindIcon } from '../words/kind-icon.tsx'
import { useCanvasOffers } from './canvas-offers.ts'
import type { CardNode } from './derive-nodes.ts'
import type { Difference, NodeMark, NodeNumbers } from './marks.ts'
import css from './node-card.module.css'

/** A node as a card: its kind, what it does as a sentence, its numbers, what is wrong with it, its outlets. */
export const NodeCard = memo(function NodeCard({ data, selected }: NodeProps<CardNode>) {
  const { node, mark, wired, isEditable } = data
  const words = useCardWords()
  const kind = kindOf(node.type)
  const sentence = words.sentence(node)
  return (
    <div
      className={css.card}
      data-selected={selected || undefined}
      data-category={kind?.category ?? 'end'}
      data-light={mark?.light}
      data-difference={mark?.difference}
      data-faulty={mark?.errors ? true : undefined}
    >
      {kind?.category !== 'trigger' && (
        <Handle type="target" position={Position.Top} className={css.inlet} isConnectableStart={false} />
      )}
      <div className={css.kind}>
        {kind && <KindIcon icon={kind.icon} category={kind.category} />}
        <span className={css.title}>{words.kind(kind)}</span>
      </div>
      {node.name && (
        <div className={css.name} data-long={isLong(node.name)}>
          {node.name}
        </div>
      )}
      <div
        className={node.name ? css.detail : css.name}
        data-long={isLong(words.sentenceText(node))}
        data-unset={sentence === null || undefined}
      >
        {sentence ?? <Trans>Not set up yet</Trans>}
      </div>
      {mark?.numbers && <Numbers node={node.id} numbers={mark.numbers} category={kind?.category} />}
      <ProblemBadge mark={mark} />
      {mark?.others && <AtStep others={mark.others} />}
      <DifferenceBadge difference={mark?.difference} />
      <Outlets id={node.id} outlets={outletsOfNode(node)} wired={wired} isEditable={isEditable} />
    </div>
  )
})

const longText = 84

/** Whether a text may need more lines than a card has. */
const isLong = (text: string): true | undefined => text.length > longText || undefined

interface NumbersProps {
  node: string
  numbers: NodeNumbers
  category: Category | undefined
}

/** How many came in or passed, wait and failed here; each leads to those contacts. */
function Numbers({ node, numbers: { visited, waiting, left, failed }, category }: NumbersProps) {
  const formats = useFormats()
  const count = (number: number) => <b>{formats.number(number)}</b>
  return (
    <div className={css.numbers}>
      <Passed node={node} category={category} visited={visited} left={left} />
      {waiting > 0 && (
        <BehindNumber node={node} sort="waiting">
          {count(waiting)} <Plural value={waiting} one="waiting" other="waiting" />
        </BehindNumber>
      )}
      {failed > 0 && (
        <BehindNumber node={node} sort="failed" className={css.failed ?? ''}>
          {count(failed)} <Plural value={failed} one="failed" other="failed" />
        </BehindNumber>
      )}
    </div>
  )
}

interface PassedProps {
  node: string
  category: Category | undefined
  visited: number
  left: number
}

function Passed({ node, category, visited, left }: PassedProps) {
  const formats = useFormats()
  if (category === 'trigger')
    return (
      <BehindNumber node={node} sort="visited">
        <b>{formats.number(visited)}</b> <Plural value={visited} one="enrolled" other="enrolled" />
      </BehindNumber>
    )
  // At an end nobody goes on: who came there has passed.
  const passed = category === 'end' ? visited : left
  return (
    <BehindNumber node={node} sort={category === 'end' ? 'visited' : 'left'}>
      <b>{formats.number(passed)}</b> <Plural value={passed} one="passed" other="passed" />
    </BehindNumber>
  )
}

function ProblemBadge({ mark }: { mark: NodeMark | undefined }) {
  const errors = mark?.errors ?? 0
  const warnings = mark?.warnings ?? 0
  if (errors > 0)
    return (
      <span className={css.problem}>
        <Plural value={errors} one="# problem" other="# problems" />
      </span>
    )
  if (warnings > 0)
    return (
      <span className={css.problem} data-severity="warning">
        <Plural value={warnings} one="# warning" other="# warnings" />
      </span>
    )
  if (mark?.asks)
    return (
      <span className={css.problem} data-quiet>
        <Trans>To fill in</Trans>
      </span>
    )
  return null
}

function DifferenceBadge({ difference }: { difference: Difference | undefined }) {
  const { t } = useLingui()
  if (!difference) return null
  const words: Readonly<Record<Difference, string>> = { added: t`Added`, changed: t`Changed`, removed: t`Removed` }
  return (
    <span className={css.difference} data-difference={difference}>
      {words[difference]}
    </span>
  )
}

interface OutletsProps {
  id: string
  outlets: readonly Outlet[]
  wired: ReadonlySet<string>
  isEditable: boolean
}

function Outlets({ id, outlets, wired, isEditable }: OutletsProps) {
  const { t } = useLingui()
  const words = useCardWords()
  const offers = useCanvasOffers()
  return outlets.map((outlet, index) => {
    const middle = `${((index + 1) / (outlets.length + 1)) * 100}%`
    const isOpen = isEditable && !wired.has(outlet.id)
    const label = words.say(outlet.label)
    return (
      <div key={outlet.id}>
        <Handle
          type="source"
          id={outlet.id}
          position={Position.Bottom}
          className={css.outlet}
          style={{ left: `calc(${middle} - 4.5px)` }}
          data-open={isOpen || undefined}
          title={isOpen ? t`Add a step here, or drag to connect` : label}
          isConnectableEnd={false}
          onClick={(event) => {
            if (isOpen) offers?.offerNext({ from: id, outlet: outlet.id }, { x: event.clientX, y: event.clientY })
          }}
        />
        {isOpen && outlets.length > 1 && (
          <span className={css.outletLabel} style={{ left: middle, maxWidth: `${230 / outlets.length}px` }}>
            {label}
          </span>
        )}
      </div>
    )
  })
}
