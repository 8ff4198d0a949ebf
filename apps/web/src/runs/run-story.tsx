import { Alert, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { kindOf, type FlowDocument } from '@etape/flow'
import type { VerdictNode } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import { useFlowWords } from '../editor/words/flow-words.tsx'
import { KindIcon } from '../editor/words/kind-icon.tsx'
import { useFormats } from '../text/formats.ts'
import { CauseText } from './cause-text.tsx'
import { useOutcomeWords } from './outcome-words.ts'
import { RunStatus } from './run-status.tsx'
import { RunStepCard } from './run-step-card.tsx'
import type { RunDetail } from './run-path.ts'
import list from './steps.module.css'
import { VerdictTree } from './verdict-tree.tsx'
import { WaitingText } from './waiting-text.tsx'
import css from './run-story.module.css'

interface RunStoryProps {
  run: RunDetail
  document: FlowDocument | null
  selected: string | null
  onSelect: (node: string) => void
}

/** Why a run started, each of its steps, and what it waits for or how it ended. */
export function RunStory({ run, document, selected, onSelect }: RunStoryProps) {
  const { t } = useLingui()
  return (
    <section className={css.story} aria-label={t`Steps of the run`}>
      <div className={css.phoneStatus}>
        <RunStatus status={run.status} outcome={run.outcome} />
      </div>
      <Started run={run} document={document} />
      <ol className={list.steps}>
        {run.steps.map((step) => (
          <RunStepCard
            key={step.id}
            step={step}
            document={document}
            isSelected={selected === step.node}
            onSelect={() => onSelect(step.node)}
          />
        ))}
      </ol>
      <Finish run={run} />
    </section>
  )
}

function Started({ run, document }: { run: RunDetail; document: FlowDocument | null }) {
  const words = useFlowWords()
  const formats = useFormats()
  const trigger = document?.nodes.find((node) => node.id === run.start.node)
  const kind = trigger ? kindOf(trigger.type) : null
  return (
    <div className={css.start}>
      <div className={css.startHead}>
        {kind && <KindIcon icon={kind.icon} category={kind.category} />}
        <div className={css.startWords}>
          <h2 className={css.title}>
            <Trans>Why it started</Trans>
          </h2>
          <Text>{words.say(run.start.because)}</Text>
          <Text size="xs" c="dimmed">
            {formats.dateTime(run.startedAt)} · <CauseText cause={run.start.cause as Cause} />
          </Text>
        </div>
      </div>
      {run.start.verdict && <VerdictTree tree={run.start.verdict as unknown as VerdictNode} />}
    </div>
  )
}

function Finish({ run }: { run: RunDetail }) {
  const words = useFlowWords()
  const formats = useFormats()
  const outcomeWords = useOutcomeWords()
  if (run.problem)
    return (
      <Alert color="red" title={<Trans>It failed here</Trans>}>
        {words.say(run.problem)}
      </Alert>
    )
  if (run.status === 'waiting') return <WaitingText waiting={run.waiting} wakeAt={run.wakeAt} />
  if (run.endedAt === null) return null
  const at = formats.dateTime(run.endedAt)
  const outcome = run.outcome ? outcomeWords(run.outcome) : ''
  return (
    <Text className={list.finish}>
      <Trans>
        Ended on {at}: <b>{outcome}</b>
      </Trans>
    </Text>
  )
}
