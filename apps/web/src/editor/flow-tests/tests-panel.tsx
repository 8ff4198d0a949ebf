import { ActionIcon, Button, Skeleton, Title, Tooltip } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Script } from '@etape/flow'
import { IconListCheck, IconRefresh, IconX } from '@tabler/icons-react'
import { EmptyState, FailedState } from '../../ui/states.tsx'
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
  return (
    <aside className={css.panel} aria-label={t`Tests`}>
      <header className={css.head}>
        <div className={css.headWords}>
          <Title order={2} className={css.title}>
            <Trans>Tests</Trans>
          </Title>
          {tests && tests.length > 0 && <Standing />}
        </div>
        {tests && tests.length > 0 && (
          <Tooltip label={t`Run again`}>
            <ActionIcon aria-label={t`Run again`} onClick={runAgain}>
              <IconRefresh size={16} />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={t`Close the tests`}>
          <ActionIcon aria-label={t`Close the tests`} onClick={onClose}>
            <IconX size={17} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className={css.scroll}>
        {error && !tests && <FailedState error={error} onRetry={retry} />}
        {!error && !tests && <Skeleton height={120} m="md" />}
        {tests?.length === 0 && <NoTests canEdit={canEdit} onRehearse={onRehearse} />}
        {tests && tests.length > 0 && (
          <ul className={css.list}>
            {tests.map((test) => (
              <TestRow key={test.id} test={test} canEdit={canEdit} onRehearse={onRehearse} />
            ))}
          </ul>
        )}
      </div>
    </aside>
  )
}

/** How many pass and fail, in one line. */
export function Standing() {
  const { tests, failed, isBusy } = useTestResults()
  const count = tests?.length ?? 0
  return (
    <p className={css.lead} role="status">
      {isBusy && <Trans>Running…</Trans>}
      {!isBusy && failed.length === 0 && <Plural value={count} one="# test passes" other="All # tests pass" />}
      {!isBusy && failed.length > 0 && (
        <Plural value={failed.length} one={`# of ${count} fails`} other={`# of ${count} fail`} />
      )}
    </p>
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
