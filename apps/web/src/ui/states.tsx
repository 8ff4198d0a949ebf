import { Button, Stack, Text, Title } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ProblemText } from '../data/problem.tsx'
import css from './states.module.css'

interface EmptyStateProps {
  icon?: ReactNode
  /** What this is, or that nothing was found. */
  title: string
  children?: ReactNode
  /** The one thing to do. */
  action?: ReactNode
  /** Whether it stands for a whole page, whose heading it then is. */
  isPage?: boolean
}

/** In place of a list or a page that has nothing to show yet. */
export function EmptyState({ icon, title, children, action, isPage = false }: EmptyStateProps) {
  return (
    <Stack className={css.state} align="center" gap="xs">
      {icon && <div className={css.icon}>{icon}</div>}
      <Title order={isPage ? 1 : 2} ta="center">
        {title}
      </Title>
      {children && (
        <Text c="dimmed" ta="center" component="div" className={css.words}>
          {children}
        </Text>
      )}
      {action && <div className={css.action}>{action}</div>}
    </Stack>
  )
}

interface FailedStateProps {
  error: Error
  /** What could not be read: *The flows could not be read*. */
  title?: string
  onRetry?: () => void
}

/** In place of what could not be read: what, why, and another try. */
export function FailedState({ error, title, onRetry }: FailedStateProps) {
  const { t } = useLingui()
  return (
    <Stack className={css.state} align="center" gap="xs" role="alert">
      <div className={`${css.icon} ${css.bad}`}>
        <IconAlertTriangle size={22} aria-hidden />
      </div>
      <Title order={2} ta="center">
        {title ?? t`This could not be read`}
      </Title>
      <Text c="dimmed" ta="center" component="div" className={css.words}>
        <ProblemText error={error} />
      </Text>
      {onRetry && (
        <Button variant="default" className={css.action} leftSection={<IconRefresh size={16} />} onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      )}
    </Stack>
  )
}
