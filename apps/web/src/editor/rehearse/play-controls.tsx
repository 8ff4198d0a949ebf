import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import {
  IconArrowBackUp,
  IconClockPlay,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipForward,
  IconPlayerTrackPrev,
  IconRefresh,
  IconUserSearch,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormats } from '../../text/formats.ts'
import { timeShown } from './rehearsal-story.ts'
import { useRehearsing, useRehearsingState } from './rehearsing-context.ts'
import css from './rehearse.module.css'

/** Going on and back, and the clock. */
export function PlayControls() {
  const { t } = useLingui()
  const rehearsing = useRehearsing()
  const rehearsal = useRehearsingState((state) => state.rehearsal)
  const shown = useRehearsingState((state) => state.shown)
  const isPlaying = useRehearsingState((state) => state.isPlaying)
  const hasActs = useRehearsingState((state) => (state.script?.acts.length ?? 0) > 0)
  const steps = rehearsal?.trail.length ?? 0
  const isOver = shown >= steps && (rehearsal?.nextWake ?? null) === null
  return (
    <div className={css.controls}>
      <div className={css.buttons} role="toolbar" aria-label={t`Rehearsal`}>
        <Control label={t`Step back`} isDisabled={shown <= 1} onClick={rehearsing.stepBack}>
          <IconPlayerTrackPrev size={16} />
        </Control>
        <Button
          size="compact-sm"
          disabled={isOver && !isPlaying}
          leftSection={isPlaying ? <IconPlayerPauseFilled size={13} /> : <IconPlayerPlayFilled size={13} />}
          onClick={isPlaying ? rehearsing.pause : rehearsing.play}
        >
          {isPlaying ? <Trans>Pause</Trans> : <Trans>Play</Trans>}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={isOver}
          leftSection={<IconPlayerSkipForward size={14} />}
          onClick={() => void rehearsing.step()}
        >
          <Trans context="verb">Step</Trans>
        </Button>
        <span className={css.gap} />
        <Control label={t`Take the last thing back`} isDisabled={!hasActs} onClick={() => void rehearsing.takeBack()}>
          <IconArrowBackUp size={16} />
        </Control>
        <Control label={t`From the beginning`} onClick={() => void rehearsing.restart()}>
          <IconRefresh size={16} />
        </Control>
        <Control label={t`Another contact`} onClick={rehearsing.leave}>
          <IconUserSearch size={16} />
        </Control>
      </div>
      <Clock />
    </div>
  )
}

function Clock() {
  const formats = useFormats()
  const rehearsing = useRehearsing()
  const rehearsal = useRehearsingState((state) => state.rehearsal)
  const shown = useRehearsingState((state) => state.shown)
  if (!rehearsal) return null
  const { nextWake, trail } = rehearsal
  const at = timeShown(rehearsal, shown)
  const wake = nextWake !== null && shown >= trail.length ? formats.dateTime(nextWake) : null
  return (
    <div className={css.clock}>
      <span role="status">
        <Trans>
          It is <b>{formats.dateTime(at)}</b>
        </Trans>
      </span>
      {wake !== null && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconClockPlay size={14} />}
          onClick={() => void rehearsing.jump()}
        >
          <Trans>Jump to {wake}</Trans>
        </Button>
      )}
    </div>
  )
}

interface ControlProps {
  label: string
  isDisabled?: boolean
  onClick: () => void
  children: ReactNode
}

function Control({ label, isDisabled = false, onClick, children }: ControlProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={28} aria-label={label} disabled={isDisabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
