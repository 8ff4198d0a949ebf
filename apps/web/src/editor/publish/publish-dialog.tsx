import { Alert, Button, Group, Modal, Skeleton, Stack, Text, Textarea } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Problem } from '@etape/conditions'
import type { ResponseOf } from '@etape/contract'
import { emptyFlow, compareFlows, type FlowComparison } from '@etape/flow'
import { useMemo, useState } from 'react'
import { useRead } from '../../data/queries.ts'
import { FailedState } from '../../ui/states.tsx'
import { useDraftSaver } from '../draft/draft-context.ts'
import { TestsPart } from '../flow-tests/tests-part.tsx'
import { useTestResults } from '../flow-tests/tests-context.ts'
import { HoldPart, type Hold } from '../holds/hold-part.tsx'
import { errorsIn } from '../problems/problems-context.ts'
import { useGoToProblem } from '../problems/use-go-to-problem.ts'
import { ProblemList } from '../problems/problems-panel.tsx'
import { useEditorState } from '../state/editor-context.ts'
import { ChangeList, countChanges } from './change-list.tsx'
import { ConflictsPart } from './conflicts-part.tsx'
import { Matching } from './matching.tsx'
import { MigrationPart, useMigration } from './migration-part.tsx'
import { usePublish } from './use-publish.ts'
import { useChanges } from './use-published.ts'

type Flow = ResponseOf<'readFlow'>
type Check = ResponseOf<'checkFlow'>

interface PublishDialogProps {
  flow: Flow
  onClose: () => void
}

/** What publishing would do: what changes, what is wrong, whom it takes in. */
export function PublishDialog({ flow, onClose }: PublishDialogProps) {
  const { t } = useLingui()
  const document = useEditorState((state) => state.document)
  const changes = useChanges(flow)
  const isFirst = flow.version === null
  const comparison = useMemo(
    () => (isFirst ? compareFlows(emptyFlow, document) : changes),
    [isFirst, changes, document],
  )
  const check = useRead('checkFlow', { params: { id: flow.id }, body: { document: { ...document } } })
  return (
    <Modal opened onClose={onClose} size="lg" title={t`Publish ${flow.name}`}>
      {check.isError && <FailedState error={check.error} onRetry={() => void check.refetch()} />}
      {!check.isError && (!check.data || !comparison) && <Waiting />}
      {check.data && comparison && (
        <PublishForm flow={flow} comparison={comparison} check={check.data} onClose={onClose} />
      )}
    </Modal>
  )
}

function Waiting() {
  return (
    <Stack gap="sm">
      <Skeleton height={18} width="40%" />
      <Skeleton height={90} />
      <Skeleton height={18} width="60%" />
    </Stack>
  )
}

interface PublishFormProps extends PublishDialogProps {
  comparison: FlowComparison
  check: Check
}

function PublishForm({ flow, comparison, check, onClose }: PublishFormProps) {
  const { t } = useLingui()
  const saver = useDraftSaver()
  const [note, setNote] = useState('')
  const [enrol, setEnrol] = useState(false)
  const [perMinute, setPerMinute] = useState<number | null>(null)
  const [hold, setHold] = useState<Hold | null>(null)
  const [isDespite, setIsDespite] = useState(false)
  const { failed, isBusy: isTesting } = useTestResults()
  const migration = useMigration(flow.id, flow.version !== null)
  const document = useEditorState((state) => state.document)
  const publish = usePublish(flow, onClose)
  const goToProblem = useGoToProblem()
  const goTo = (problem: Problem) => {
    onClose()
    goToProblem(problem)
  }
  const errors = errorsIn(check.problems as never)
  const passes = isDespite || (failed.length === 0 && !isTesting)
  const mayPublish = errors === 0 && !migration.isPending && passes
  const go = async () => {
    if (!(await saver.flush())) return
    publish.mutate({
      params: { id: flow.id },
      body: {
        revision: saver.revision(),
        note,
        enrolMatching: enrol && check.matching > 0,
        ...(perMinute !== null && { enrolPerMinute: perMinute }),
        migration: [...migration.choices],
        despiteTests: isDespite,
        ...(hold && { hold }),
      },
    })
  }
  return (
    <Stack gap="md">
      <WhatChanges comparison={comparison} isFirst={flow.version === null} />
      {check.problems.length > 0 && (
        <div>
          <Text fw={600} mb={4}>
            {errors > 0 ? <Trans>To be mended first</Trans> : <Trans>Worth a look</Trans>}
          </Text>
          <ProblemList problems={check.problems as never} onChoose={goTo} />
        </div>
      )}
      {errors > 0 ? (
        <Alert color="red">
          <Plural
            value={errors}
            one="# problem keeps this flow from being published. Choose it to go there."
            other="# problems keep this flow from being published. Choose one to go there."
          />
        </Alert>
      ) : (
        <>
          <TestsPart isDespite={isDespite} onDespite={setIsDespite} onGo={onClose} />
          <Matching
            matching={check.matching}
            isEnrolling={enrol}
            onEnrol={setEnrol}
            perMinute={perMinute}
            onPerMinute={setPerMinute}
          />
          <MigrationPart migration={migration} />
          <ConflictsPart flow={flow.id} document={document} />
          <HoldPart hold={hold} onHold={setHold} />
          <Textarea
            label={t`Note`}
            description={t`For the list of versions: what is this for?`}
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
        </>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button disabled={!mayPublish} loading={publish.isPending} onClick={() => void go()}>
          <PublishVerb count={enrol ? check.matching : 0} />
        </Button>
      </Group>
    </Stack>
  )
}

function PublishVerb({ count }: { count: number }) {
  if (count === 0) return <Trans>Publish</Trans>
  return <Plural value={count} one="Publish and enrol # contact" other="Publish and enrol # contacts" />
}

function WhatChanges({ comparison, isFirst }: { comparison: FlowComparison; isFirst: boolean }) {
  return (
    <div>
      <Text fw={600} mb={4}>
        {isFirst ? (
          <Trans>The first version</Trans>
        ) : (
          <Plural
            value={countChanges(comparison)}
            _0="No change to the live version"
            one="# change to the live version"
            other="# changes to the live version"
          />
        )}
      </Text>
      {isFirst && comparison.added.length > 0 && (
        <Text size="sm" c="dimmed">
          <Plural value={comparison.added.length} one="# step." other="# steps." />{' '}
          <Trans>Once it is live, contacts come in as its triggers fire.</Trans>
        </Text>
      )}
      {!isFirst && <ChangeList comparison={comparison} />}
    </div>
  )
}
