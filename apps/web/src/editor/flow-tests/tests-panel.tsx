import { ActionIcon, Button, Skeleton, Text, Tooltip } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Script } from '@etape/flow'
import { IconListCheck, IconRefresh } from '@tabler/icons-react'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { SidePanel } from '../side-panel.tsx'
import css from './flow-tests.module.css'
import { TestRow } from './test-row.tsx'
import { useFlowTests, useTestResults } from './tests-context.ts'

interface TestsPanelProps {
  canEdit: boolean
  onClose: () => void
  /** Opens the rehearsal bench; with a script, playing that. */
  onRehearse: (script: Script | null) => void
}

/** What the drawing is tested by, and how each test stands as one draws. */
export function TestsPanel({ canEdit, onClose, onRehearse }: TestsPanelProps) {
  const { t } = useLingui()
  const { tests, error, retry, runAgain } = useFlowTests()
  const hasTests = tests !== null && tests.length > 0
  return (
    <SidePanel
      label={t`Tests`}
      title={<Trans>Tests</Trans>}
      lead={hasTests && <Standing />}
      actions={
        hasTests && (
          <Tooltip label={t`Run again`}>
            <ActionIcon aria-label={t`Run again`} onClick={runAgain}>
              <IconRefresh size={16} />
            </ActionIcon>
          </Tooltip>
        )
      }
      closing={t`Close the tests`}
      onClose={onClose}
    >
      <div className={css.scroll}>
        {error && !tests && <FailedState error={error} onRetry={retry} />}
        {!error && !tests && <Skeleton height={120} m="md" />}
        {tests?.length === 0 && <NoTests canEdit={canEdit} onRehearse={onRehearse} />}
        {hasTests && (
          <ul className={css.list}>
            {tests.map((test) => (
              <TestRow key={test.id} test={test} canEdit={canEdit} onRehearse={onRehearse} />
            ))}
          </ul>
        )}
      </div>
    </SidePanel>
  )
}

/** How many pass and fail, in one line. */
export function Standing() {
  const { tests, failed, isBusy } = useTestResults()
  const count = tests?.length ?? 0
  return (
    <Text component="div" role="status" size="sm" c="dimmed">
      {isBusy && <Trans>Running…</Trans>}
      {!isBusy && failed.length === 0 && <Plural value={count} one="# test passes" other="All # tests pass" />}
      {!isBusy && failed.length > 0 && (
        <Plural value={failed.length} one={`# of ${count} fails`} other={`# of ${count} fail`} />
      )}
    </Text>
  )
}

function NoTests({ canEdit, onRehearse }: Pick<TestsPanelProps, 'canEdit' | 'onRehearse'>) {
  const { t } = useLingui()
  return (
    <EmptyState
      icon={<IconListCheck size={22} aria-hidden />}
      title={t`No tests yet`}
      action={
        canEdit && (
          <Button variant="default" onClick={() => onRehearse(null)}>
            <Trans>Rehearse</Trans>
          </Button>
        )
      }
    >
      <Trans>
        Rehearse the flow with a contact and keep the rehearsal as a test. From then on you see at once when a change
        breaks it.
      </Trans>
    </EmptyState>
  )
}
