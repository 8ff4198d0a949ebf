import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import css from './stat.module.css'

/** One figure and what it counts. */
export function Stat({ value, label, hint }: { value: ReactNode; label: string; hint?: ReactNode }) {
  return (
    <div className={css.stat}>
      <span className={css.value}>{value}</span>
      <Text c="dimmed" component="span">
        {label}
      </Text>
      {hint && (
        <Text size="xs" c="dimmed" component="span">
          {hint}
        </Text>
      )}
    </div>
  )
}
