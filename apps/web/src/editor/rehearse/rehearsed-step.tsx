import type { FlowNode } from '@etape/flow'
import { IconCheckbox, IconCoin, IconNote } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ChangeLine } from '../../runs/change-line.tsx'
import { LeftBy, StepHead } from '../../runs/step-head.tsx'
import list from '../../runs/steps.module.css'
import { isUnchanged, UnchangedText } from '../../runs/unchanged-text.tsx'
import { VerdictTree } from '../../runs/verdict-tree.tsx'
import { useEditorState } from '../state/editor-context.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import { MessagePreview } from './message-preview.tsx'
import type { ToldStep } from './rehearsal-story.ts'
import css from './rehearse.module.css'

/** One step: what it decided and why, what it would write and send. */
export function RehearsedStep({ told }: { told: ToldStep }) {
  const { step } = told
  const node = useEditorState(({ document }) => document.nodes.find(({ id }) => id === step.node))
  return (
    <li className={list.step} data-state={step.state}>
      <div className={list.head}>
        <StepHead step={step} node={node}>
          <LeftBy step={step} node={node} />
        </StepHead>
      </div>
      <Deeds told={told} node={node} />
    </li>
  )
}

interface StepPartProps {
  told: ToldStep
  node: FlowNode | undefined
}

function Deeds({ told: { step, changes, messages, tasks, deals, notes }, node }: StepPartProps) {
  const words = useFlowWords()
  const isSaidAlready = changes.some(({ outcome }) => outcome !== 'accepted')
  const note = step.note && !isSaidAlready ? words.say(step.note) : null
  const count = step.verdicts.length + changes.length + messages.length + tasks.length + deals.length + notes.length
  const isSilent = count === 0 && note === null
  if (isSilent && !isUnchanged(step, node)) return null
  return (
    <div className={list.details}>
      {isSilent && <UnchangedText />}
      {step.verdicts.map((verdict, index) => (
        // Conditions stay in the order they were asked.
        <VerdictTree key={index} tree={verdict} />
      ))}
      {changes.map((change) => (
        <ChangeLine key={change.id} of="contact" change={change} />
      ))}
      {deals.map((deal) => (
        <Made key={deal.id} icon={<IconCoin size={15} aria-hidden />} text={String(deal.fields['name'] ?? '')} />
      ))}
      {tasks.map((task) => (
        <Made key={task.id} icon={<IconCheckbox size={15} aria-hidden />} text={task.title} />
      ))}
      {notes.map((text) => (
        <Made key={text} icon={<IconNote size={15} aria-hidden />} text={text} />
      ))}
      {messages.map((message, index) => (
        <MessagePreview key={index} message={message} />
      ))}
      {note !== null && <p className={css.note}>{note}</p>}
    </div>
  )
}

function Made({ icon, text }: { icon: ReactNode; text: string }) {
  return (
    <div className={css.made}>
      {icon}
      <span>{text}</span>
    </div>
  )
}
