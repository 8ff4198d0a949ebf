import { Badge } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { kindOf, outletsOfNode, type FlowNode } from '@etape/flow'
import type { ReactNode } from 'react'
import { useFlowWords } from '../editor/words/flow-words.tsx'
import { KindIcon } from '../editor/words/kind-icon.tsx'
import { useFormats } from '../text/formats.ts'
import css from './steps.module.css'

interface Step {
  node: string
  kind: string
  at: number
  state: string
  leftBy: string | null
}

interface StepProps {
  step: Step
  /** As it is drawn, if it still is. */
  node: FlowNode | undefined
}

/** What a step is and when it was come to; `children` say how it went. */
export function StepHead({ step, node, children }: StepProps & { children: ReactNode }) {
  const words = useFlowWords()
  const formats = useFormats()
  const kind = kindOf(node?.type ?? step.kind)
  return (
    <>
      {kind && <KindIcon icon={kind.icon} category={kind.category} />}
      <span className={css.words}>
        <span className={css.kind}>
          {words.kind(kind)} · <time dateTime={new Date(step.at).toISOString()}>{formats.dateTime(step.at)}</time>
        </span>
        <span className={css.name}>{node ? words.node(node) : step.node}</span>
      </span>
      {children}
    </>
  )
}

/** That it failed, or by which of several outlets it was left. */
export function LeftBy({ step, node }: StepProps) {
  const words = useFlowWords()
  if (step.state === 'failed')
    return (
      <Badge color="red">
        <Trans context="run">Failed</Trans>
      </Badge>
    )
  const outlets = node ? outletsOfNode(node) : []
  const outlet = outlets.length > 1 ? outlets.find(({ id }) => id === step.leftBy) : undefined
  return outlet ? <Badge>{words.say(outlet.label)}</Badge> : null
}
