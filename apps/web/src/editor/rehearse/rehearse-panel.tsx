import { Alert, Button, Skeleton } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconListCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { KeepTest } from '../flow-tests/keep-test.tsx'
import { SidePanel } from '../side-panel.tsx'
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
  /** Whether it can be kept as a test. */
  canKeep: boolean
  onClose: () => void
}

/** Runs the drawing on a contact here in the browser: nothing is sent, nothing is stored. */
export function RehearsePanel({ isReady, canKeep, onClose }: RehearsePanelProps) {
  const { t } = useLingui()
  const script = useRehearsingState((state) => state.script)
  return (
    <SidePanel
      label={t`Rehearsal`}
      title={script ? script.sample.name : <Trans>Rehearse</Trans>}
      lead={<Trans>Nothing is sent, nothing is stored.</Trans>}
      closing={t`Back to drawing`}
      onClose={onClose}
    >
      {!isReady && <Skeleton height={180} m="md" />}
      {isReady && (script ? <Performance canKeep={canKeep} /> : <SampleForm />)}
    </SidePanel>
  )
}

function KeepButton() {
  const [isKeeping, setIsKeeping] = useState(false)
  return (
    <div className={css.keep}>
      <Button
        fullWidth
        size="xs"
        variant="default"
        leftSection={<IconListCheck size={15} />}
        onClick={() => setIsKeeping(true)}
      >
        <Trans>Keep as a test…</Trans>
      </Button>
      {isKeeping && <KeepTest onClose={() => setIsKeeping(false)} />}
    </div>
  )
}

function Performance({ canKeep }: { canKeep: boolean }) {
  useReplay()
  const rehearsal = useRehearsingState((state) => state.rehearsal)
  const failure = useRehearsingState((state) => state.failure)
  return (
    <>
      <PlayControls />
      {canKeep && rehearsal && <KeepButton />}
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
            <HappeningForm rehearsal={rehearsal} />
            <ContactNow rehearsal={rehearsal} />
          </>
        )}
      </div>
    </>
  )
}
