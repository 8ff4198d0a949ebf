import { Alert, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Rehearsal } from '@etape/flow'
import { useEffect, useRef } from 'react'
import { useCanvas } from '../canvas/use-canvas.ts'
import { useOutcomeWords } from '../../runs/outcome-words.ts'
import list from '../../runs/steps.module.css'
import { WaitingText } from '../../runs/waiting-text.tsx'
import { useFlowWords } from '../words/flow-words.tsx'
import { tellSteps } from './rehearsal-story.ts'
import { RehearsedStep } from './rehearsed-step.tsx'
import { useRehearsingState } from './rehearsing-context.ts'
import css from './rehearse.module.css'

/** The steps so far, and what it waits for or how it ended. */
export function RehearsedSteps({ rehearsal }: { rehearsal: Rehearsal }) {
  const { t } = useLingui()
  const shown = useRehearsingState((state) => state.shown)
  const steps = tellSteps(rehearsal, shown)
  const endRef = useFollowing(steps.at(-1)?.step.node)
  if (!rehearsal.run)
    return (
      <Alert color="yellow" m="md" title={<Trans>The flow does not take this contact in</Trans>}>
        <Trans>
          Its entry rule, goal or exit condition keeps it out, or the trigger is not set up yet. Change the contact, or
          the flow.
        </Trans>
      </Alert>
    )
  return (
    <section className={css.part} aria-label={t`Steps of the rehearsal`}>
      <ol className={list.steps}>
        {steps.map((told) => (
          <RehearsedStep key={told.step.id} told={told} />
        ))}
      </ol>
      {shown >= rehearsal.trail.length && <Standing rehearsal={rehearsal} />}
      <div ref={endRef} />
    </section>
  )
}

function Standing({ rehearsal: { run } }: { rehearsal: Rehearsal }) {
  const words = useFlowWords()
  const outcomeWords = useOutcomeWords()
  if (!run) return null
  if (run.problem)
    return (
      <Alert color="red" title={<Trans>It would fail here</Trans>}>
        {words.say(run.problem)}
      </Alert>
    )
  if (run.status === 'waiting') return <WaitingText waiting={run.waiting} wakeAt={run.wakeAt} />
  const outcome = outcomeWords(run.outcome ?? '')
  return (
    <Text className={list.finish}>
      <Trans>
        It ends here: <b>{outcome}</b>
      </Trans>
    </Text>
  )
}

/** Keeps the newest step in view, in the list and on the canvas. */
function useFollowing(node: string | undefined) {
  const canvas = useCanvas()
  const endRef = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (node === undefined) return
    canvas.reveal(node)
    endRef.current?.scrollIntoView({ block: 'nearest' })
  }, [canvas, node])
  return endRef
}
