import { ActionIcon, Title, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './side-panel.module.css'

interface SidePanelProps {
  /** What it is, for those who listen. */
  label: string
  title: ReactNode
  /** A line below the title. */
  lead?: ReactNode
  actions?: ReactNode
  /** What closing it does: *Back to drawing*. */
  closing: string
  onClose: () => void
  children: ReactNode
}

/** What stands beside the canvas for as long as one works with it; on its left it is narrower. */
export function SidePanel({ label, title, lead, actions, closing, onClose, children }: SidePanelProps) {
  return (
    <aside className={css.panel} aria-label={label}>
      <header className={css.head}>
        <div className={css.words}>
          <Title order={2} className={css.title}>
            {title}
          </Title>
          {lead && <div className={css.lead}>{lead}</div>}
        </div>
        {actions}
        <Tooltip label={closing}>
          <ActionIcon aria-label={closing} onClick={onClose}>
            <IconX size={17} />
          </ActionIcon>
        </Tooltip>
      </header>
      {children}
    </aside>
  )
}
