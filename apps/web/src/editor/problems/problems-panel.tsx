import { Collapse, ScrollArea, UnstyledButton } from '@mantine/core'
import { Plural, Trans } from '@lingui/react/macro'
import { type Problem } from '@etape/conditions'
import { IconAlertTriangle, IconChevronDown, IconChevronUp, IconCircleCheck, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useFlowWords } from '../words/flow-words.tsx'
import { errorsIn, nodeOf, useProblems } from './problems-context.ts'
import css from './problems-panel.module.css'

/** What is wrong with the flow, on the canvas's corner; choosing a problem goes to where it is, where one can draw. */
export function ProblemsPanel({ onChoose }: Pick<ProblemListProps, 'onChoose'>) {
  const { wrong, toFillIn } = useProblems()
  const [isOpen, setIsOpen] = useState(false)
  if (wrong.length + toFillIn.length === 0)
    return (
      <div className={css.panel} data-tone="good">
        <div className={css.head} role="status">
          <IconCircleCheck size={16} aria-hidden />
          <Trans>Nothing stands in the way of publishing</Trans>
        </div>
      </div>
    )
  return (
    <section className={css.panel} data-tone={toneOf(wrong)}>
      <UnstyledButton className={css.head} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {wrong.length > 0 ? <IconAlertTriangle size={16} aria-hidden /> : <IconPencil size={16} aria-hidden />}
        <Counts wrong={wrong} toFillIn={toFillIn.length} />
        {isOpen ? <IconChevronUp size={15} aria-hidden /> : <IconChevronDown size={15} aria-hidden />}
      </UnstyledButton>
      <Collapse expanded={isOpen} transitionDuration={140}>
        <ScrollArea.Autosize mah={300}>
          <ProblemList problems={wrong} toFillIn={toFillIn} {...(onChoose && { onChoose })} />
        </ScrollArea.Autosize>
      </Collapse>
    </section>
  )
}

function toneOf(wrong: readonly Problem[]): 'faulty' | 'doubtful' | 'quiet' {
  if (errorsIn(wrong) > 0) return 'faulty'
  return wrong.length > 0 ? 'doubtful' : 'quiet'
}

interface CountsProps {
  wrong: readonly Problem[]
  toFillIn: number
}

function Counts({ wrong, toFillIn }: CountsProps) {
  const errors = errorsIn(wrong)
  const warnings = wrong.length - errors
  const said = [
    errors > 0 && <Plural key="errors" value={errors} one="# problem" other="# problems" />,
    warnings > 0 && <Plural key="warnings" value={warnings} one="# warning" other="# warnings" />,
    toFillIn > 0 && <Plural key="to-fill-in" value={toFillIn} one="# to fill in" other="# to fill in" />,
  ].filter((count) => count !== false)
  return <span className={css.counts}>{said.flatMap((count, index) => (index === 0 ? [count] : [', ', count]))}</span>
}

interface ProblemListProps {
  problems: readonly Problem[]
  /** What is no problem yet. */
  toFillIn?: readonly Problem[]
  onChoose?: (problem: Problem) => void
}

/** Problems as sentences, each with what to do. */
export function ProblemList({ problems, toFillIn = [], onChoose }: ProblemListProps) {
  const words = useFlowWords()
  return (
    <ul className={css.list}>
      {[...problems, ...toFillIn].map((problem) => {
        const text = (
          <>
            <span className={css.dot} data-tone={toFillIn.includes(problem) ? 'quiet' : problem.severity} aria-hidden />
            <span>
              <Step problem={problem} /> {words.say(problem.message)}
              {problem.hint && <span className={css.hint}> {words.say(problem.hint)}</span>}
            </span>
          </>
        )
        return (
          <li key={`${problem.code} ${problem.where} ${problem.message.text}`}>
            {onChoose ? (
              <UnstyledButton className={css.row} onClick={() => onChoose(problem)}>
                {text}
              </UnstyledButton>
            ) : (
              <div className={css.row}>{text}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Of which step it is said, where the sentence does not call it by its name. */
function Step({ problem }: { problem: Problem }) {
  const words = useFlowWords()
  const node = nodeOf(problem)
  const mentioned = Object.values(problem.message.values ?? {})
  const isNamed = mentioned.some((value) => typeof value === 'object' && 'type' in value && value.type === 'node')
  if (node === null || isNamed) return null
  return <b className={css.step}>{words.say({ text: '{node}', values: { node: { type: 'node', id: node } } })}</b>
}
