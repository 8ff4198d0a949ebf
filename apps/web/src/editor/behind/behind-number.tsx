import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import css from './behind.module.css'
import { useOpenBehind } from './behind-context.ts'
import type { BehindPlace } from './behind-place.ts'

interface BehindNumberProps extends BehindPlace {
  className?: string
  /** Numbers on the canvas are not stops of the keyboard: every card would be three more. The inspector has them all. */
  isStop?: boolean
  children: ReactNode
}

/** A number one can look behind, at the contacts it counts. */
export function BehindNumber({ className = '', isStop = false, children, ...place }: BehindNumberProps) {
  const open = useOpenBehind()
  if (!open) return <span className={className}>{children}</span>
  return (
    <UnstyledButton
      className={`${css.number} ${className} nodrag nopan`}
      tabIndex={isStop ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation()
        open(place)
      }}
    >
      {children}
    </UnstyledButton>
  )
}
