import { Collapse, ScrollArea, UnstyledButton } from '@mantine/core'
import { Plural, Trans } from '@lingui/react/macro'
import { type Problem } from '@etape/conditions'
import { IconAlertTriangle, IconChevronDown, IconChevronUp, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useFlowWords } from '../words/flow-words.tsx'
import { errorsIn, useProblems } from './problems-context.ts'
import css from './problems-panel.module.css'

/** What is wrong with the flow, on the canvas's corner; choosing a problem goes to where it is. */
export function ProblemsPanel({ onChoose }: { onChoose: (problem: Problem) => void }) {
  const { all } = useProblems()
  const [isOpen, setIsOpen] = useState(false)
  if (all.length === 0)
    return (
      <div className={css.panel} data-good>
        <div className={css.head} role="status">
          <IconCircleCheck size={16} aria-hidden />
          <Trans>Nothing stands in the way of publishing</Trans>
        </div>
      </div>
    )
  return (
    <section className={css.panel} data-faulty={errorsIn(all) > 0 || undefined}>
      <UnstyledButton className={css.head} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <IconAlertTriangle size={16} aria-hidden />
        <Counts problems={all} />
        {isOpen ? <IconChevronUp size={15} aria-hidden /> : <IconChevronDown size={15} aria-hidden />}
      </UnstyledButton>
      <Collapse expanded={isOpen} transitionDuration={140}>
        <ScrollArea.Autosize mah={300}>
          <ProblemList problems={all} onChoose={onChoose} />
        </ScrollArea.Autosize>
      </Collapse>
    </section>
  )
}

function Counts({ problems }: { problems: readonly Problem[] }) {
  const errors = errorsIn(problems)
  const warnings = problems.length - errors
  return (
    <span className={css.counts}>
      {errors > 0 && <Plural value={errors} one="# problem" other="# problems" />}
      {errors > 0 && warnings > 0 && ', '}
      {warnings > 0 && <Plural value={warnings} one="# warning" other="# warnings" />}
    </span>
  )
}

interface ProblemListProps {
  problems: readonly Problem[]
  onChoose?: (problem: Problem) => void
}

/** Problems as sentences, each with what to do. */
export function ProblemList({ problems, onChoose }: ProblemListProps) {
  const words = useFlowWords()
  return (
    <ul className={css.list}>
      {problems.map((problem) => {
        const text = (
          <>
            <span className={css.dot} data-severity={problem.severity} aria-hidden />
            <span>
              {words.say(problem.message)}
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
