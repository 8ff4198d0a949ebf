import { Group, Text, Title } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import css from './page-header.module.css'

interface PageHeaderProps {
  title: string
  /** One line that says what the page is for. */
  lead?: ReactNode
  /** Beside the title: a badge, a count. */
  beside?: ReactNode
  /** Quiet actions first, the one primary action last. */
  actions?: ReactNode
}

/** Names the page, on it and in the browser's tab. */
export function PageHeader({ title, lead, beside, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Etape`
  }, [title])
  return (
    <header className={css.header}>
      <div className={css.words}>
        <Group gap="sm">
          <Title order={1}>{title}</Title>
          {beside}
        </Group>
        {lead && (
          <Text c="dimmed" className={css.lead}>
            {lead}
          </Text>
        )}
      </div>
      {actions && (
        <Group gap="xs" className={css.actions}>
          {actions}
        </Group>
      )}
    </header>
  )
}
