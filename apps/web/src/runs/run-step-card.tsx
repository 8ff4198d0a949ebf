import { Badge, Text, UnstyledButton } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { VerdictNode } from '@etape/conditions'
import type { Change } from '@etape/crm'
import type { FlowDocument, FlowNode } from '@etape/flow'
import { IconMail } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useFlowWords } from '../editor/words/flow-words.tsx'
import { useFormats } from '../text/formats.ts'
import { ChangeLine } from './change-line.tsx'
import { DeliveryStatusBadge, isDeliveryStatus } from '../outbox/delivery-words.tsx'
import type { RunStep } from './run-path.ts'
import { LeftBy, StepHead } from './step-head.tsx'
import list from './steps.module.css'
import { isUnchanged, UnchangedText } from './unchanged-text.tsx'
import { VerdictTree } from './verdict-tree.tsx'
import css from './run-story.module.css'

interface RunStepCardProps {
  step: RunStep
  document: FlowDocument | null
  isSelected: boolean
  onSelect: () => void
}

/** One step of a run: when, what it decided and why, what it wrote and sent. */
export function RunStepCard({ step, document, isSelected, onSelect }: RunStepCardProps) {
  const node = document?.nodes.find((one) => one.id === step.node)
  return (
    <li className={list.step} data-selected={isSelected || undefined} data-state={step.state}>
      <UnstyledButton className={list.head} aria-pressed={isSelected} onClick={onSelect}>
        <StepHead step={step} node={node}>
          {step.state === 'waiting' ? <Waiting /> : <LeftBy step={step} node={node} />}
        </StepHead>
      </UnstyledButton>
      <StepDetails step={step} node={node} />
    </li>
  )
}

function Waiting() {
  return (
    <Badge color="accent">
      <Trans>Waiting</Trans>
    </Badge>
  )
}

function StepDetails({ step, node }: { step: RunStep; node: FlowNode | undefined }) {
  const words = useFlowWords()
  const formats = useFormats()
  const { verdicts, changes, deliveries, note, leftAt, at } = step
  // A refused write says why itself.
  const isSaidAlready = changes.some(({ outcome }) => outcome !== 'accepted')
  const hasWaited = leftAt !== null && leftAt - at >= 60_000
  const isSilent = verdicts.length + changes.length + deliveries.length === 0 && !note && !hasWaited
  if (isSilent && !isUnchanged(step, node)) return null
  return (
    <div className={list.details}>
      {isSilent && <UnchangedText />}
      {verdicts.map((verdict, index) => (
        // Conditions stay in the order they were asked.
        <VerdictTree key={index} tree={verdict as unknown as VerdictNode} />
      ))}
      {changes.map((change) => (
        <ChangeLine key={change.id} of="contact" change={change as unknown as Change} />
      ))}
      {deliveries.map((delivery) => (
        <Link key={delivery.id} className={css.delivery} to={`/outbox?message=${delivery.id}`}>
          <IconMail size={15} aria-hidden />
          <span>{delivery.title}</span>
          {isDeliveryStatus(delivery.status) && <DeliveryStatusBadge status={delivery.status} />}
        </Link>
      ))}
      {note && !isSaidAlready && <Text size="sm">{words.say(note)}</Text>}
      {hasWaited && (
        <Text size="xs" c="dimmed">
          <Trans>Went on {formats.dateTime(leftAt)}</Trans>
        </Text>
      )}
    </div>
  )
}
