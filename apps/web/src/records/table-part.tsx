import { Box, Group, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface TablePartProps {
  title: string
  /** At the right of its title. */
  action?: ReactNode
  children: ReactNode
}

/** A part of a page that is a table, which has a frame of its own and needs no card around it. */
export function TablePart({ title, action, children }: TablePartProps) {
  return (
    <section aria-label={title}>
      <Group justify="space-between" mb="xs" mih={28} wrap="nowrap">
        <Title order={2} fz={15}>
          {title}
        </Title>
        {action && <Box flex="none">{action}</Box>}
      </Group>
      {children}
    </section>
  )
}
