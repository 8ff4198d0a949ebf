import { Button, Group, Popover, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Trans } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import css from './steps-path.module.css'

export interface PathStep {
  id: string
  label: string
  /** How long it stood there, or since when. */
  note?: string | undefined
  state: 'past' | 'now' | 'ahead'
}

interface StepsPathProps {
  /** What the path is, said aloud. */
  label: string
  steps: readonly PathStep[]
  /** Absent for those who may not move the record. */
  onMove?: ((id: string) => void) | undefined
}

/** Stages one after the other, with where a record stands; choosing one moves it there. */
export function StepsPath({ label, steps, onMove }: StepsPathProps) {
  const list = useRef<HTMLOListElement>(null)
  const now = steps.find(({ state }) => state === 'now')?.id
  // On a phone the path is wider than the screen: where the record stands is what one wants to see.
  useEffect(() => {
    const path = list.current
    const step = path?.querySelector<HTMLElement>('[data-state="now"]')
    if (path && step) path.scrollLeft = step.offsetLeft - path.offsetLeft - 24
  }, [now])
  return (
    <ol ref={list} className={css.path} aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} data-state={step.state} {...(step.state === 'now' && { 'aria-current': 'step' as const })}>
          {onMove && step.state !== 'now' ? (
            <MovingStep step={step} onMove={() => onMove(step.id)} />
          ) : (
            <span className={css.step} title={step.label}>
              <StepWords step={step} />
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

function MovingStep({ step, onMove }: { step: PathStep; onMove: () => void }) {
  const [isOpen, { toggle, close }] = useDisclosure()
  const move = () => {
    close()
    onMove()
  }
  return (
    <Popover opened={isOpen} onChange={close} trapFocus withinPortal>
      <Popover.Target>
        <UnstyledButton className={css.step} title={step.label} onClick={toggle}>
          <StepWords step={step} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text mb="sm">
          <Trans>Move to {step.label}?</Trans>
        </Text>
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button size="xs" onClick={move}>
            <Trans>Move</Trans>
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}

function StepWords({ step: { label, note } }: { step: PathStep }) {
  return (
    <>
      <span className={css.name}>{label}</span>
      {note && <span className={css.note}>{note}</span>}
    </>
  )
}
