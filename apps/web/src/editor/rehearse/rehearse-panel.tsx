import { ActionIcon, Alert, Skeleton, Title, Tooltip } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconX } from '@tabler/icons-react'
import { AnswerButtons } from './answer-buttons.tsx'
import { ContactNow } from './contact-now.tsx'
import { HappeningForm } from './happening-form.tsx'
import { PlayControls } from './play-controls.tsx'
import { RandomWays } from './random-ways.tsx'
import { useRehearsingState } from './rehearsing-context.ts'
import { RehearsedSteps } from './rehearsed-steps.tsx'
import css from './rehearse.module.css'
import { SampleForm } from './sample-form.tsx'
import { useReplay } from './use-replay.ts'

interface RehearsePanelProps {
  /** Everything the engine needs to know is read. */
  isReady: boolean
  onClose: () => void
}

/** Runs the drawing on a contact here in the browser: nothing is sent, nothing is stored. */
export function RehearsePanel({ isReady, onClose }: RehearsePanelProps) {
  const { t } = useLingui()
  const script = useRehearsingState((state) => state.script)
  return (
    <aside className={css.panel} aria-label={t`Rehearsal`}>
      <header className={css.head}>
        <div>
          <Title order={2} className={css.title}>
            {script ? script.sample.name : <Trans>Rehearse</Trans>}
          </Title>
          <p className={css.lead}>
            <Trans>Nothing is sent, nothing is stored.</Trans>
          </p>
        </div>
        <Tooltip label={t`Back to drawing`}>
          <ActionIcon aria-label={t`Back to drawing`} onClick={onClose}>
            <IconX size={17} />
          </ActionIcon>
        </Tooltip>
      </header>
      {!isReady && <Skeleton height={180} m="md" />}
      {isReady && (script ? <Performance /> : <SampleForm />)}
    </aside>
  )
}

function Performance() {
  useReplay()
  const rehearsal = useRehearsingState((state) => state.rehearsal)
  const failure = useRehearsingState((state) => state.failure)
  return (
    <>
      <PlayControls />
      <div className={css.scroll}>
        {failure && (
          <Alert color="red" m="md" title={<Trans>The flow could not be rehearsed</Trans>}>
            {failure.message}
          </Alert>
        )}
        {!failure && !rehearsal && <Skeleton height={120} m="md" />}
        {rehearsal && (
          <>
            <RandomWays />
            <RehearsedSteps rehearsal={rehearsal} />
            <AnswerButtons rehearsal={rehearsal} />
            <HappeningForm />
            <ContactNow rehearsal={rehearsal} />
          </>
        )}
      </div>
    </>
  )
}
