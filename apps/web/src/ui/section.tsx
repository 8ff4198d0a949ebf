import { Card, Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import css from './section.module.css'

interface SectionProps {
  title: string
  lead?: ReactNode
  /** At the right of its head. */
  action?: ReactNode
  /** Whether what is inside goes to the edges: lists and tables. */
  isFlush?: boolean
  children: ReactNode
}

/** A card with a head: one part of a page. */
export function Section({ title, lead, action, isFlush, children }: SectionProps) {
  return (
    <Card component="section" padding={0} aria-label={title}>
      <Group className={css.head} justify="space-between" wrap="nowrap" gap="sm">
        <div>
          <Title order={2} className={css.title}>
            {title}
          </Title>
          {lead && (
            <Text c="dimmed" size="sm">
              {lead}
            </Text>
          )}
        </div>
        {action && <div className={css.action}>{action}</div>}
      </Group>
      <div className={isFlush ? css.flush : css.body}>{children}</div>
    </Card>
  )
}
