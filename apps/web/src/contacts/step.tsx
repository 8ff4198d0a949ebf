import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import css from './why.module.css'

interface StepProps {
  title: ReactNode
  /** When, where, by whom. */
  note?: ReactNode
  tone?: 'plain' | 'good' | 'bad'
  children?: ReactNode
}

/** One link of the chain that leads to what happened. */
export function Step({ title, note, tone = 'plain', children }: StepProps) {
  return (
    <li className={css.step} data-tone={tone}>
      <div className={css.title}>{title}</div>
      {note && <div className={css.note}>{note}</div>}
      {children && <div className={css.body}>{children}</div>}
    </li>
  )
}

export function LoadingStep() {
  return (
    <li className={css.step} aria-busy>
      <Skeleton height={14} width="70%" mb={8} />
      <Skeleton height={12} width="90%" />
    </li>
  )
}
