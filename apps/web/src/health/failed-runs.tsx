import { Anchor, Button } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { useFormats } from '../text/formats.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Section } from '../ui/section.tsx'
import { showDone } from '../ui/toasts.tsx'
import { shownListing } from './shown-listing.ts'
import type { Stuck } from './stuck.ts'
import { useStepName } from '../text/use-step-name.ts'

type FailedStep = Stuck['failedRuns'][number]

/** Steps at which runs failed; all of a step go on at once. */
export function FailedRuns({ steps }: { steps: readonly FailedStep[] }) {
  const { t } = useLingui()
  const mayWrite = useMay('marketer')
  return (
    <Section title={t`Failed runs`} lead={t`Mend what they failed at, then let them go on from there.`} isFlush>
      <DataTable
        label={t`Failed runs`}
        listing={shownListing(steps)}
        columns={useColumns()}
        rowKey={({ flow, node }) => `${flow.id} ${node.id}`}
        {...(mayWrite && { rowActions: (step: FailedStep) => <ResumeAll step={step} /> })}
        empty={null}
      />
    </Section>
  )
}

function useColumns(): readonly Column<FailedStep>[] {
  const { t } = useLingui()
  const stepName = useStepName()
  const formats = useFormats()
  return useMemo(
    () => [
      {
        id: 'node',
        title: t`Step`,
        cell: ({ node, flow }) => (
          <Anchor component={Link} to={`/flows/${flow.id}/runs?status=failed&node=${encodeURIComponent(node.id)}`}>
            {stepName(node.name)}
          </Anchor>
        ),
      },
      { id: 'flow', title: t`Flow`, width: '220px', cell: ({ flow }) => flow.name },
      { id: 'runs', title: t`Runs`, width: '90px', align: 'end', cell: ({ runs }) => formats.number(runs) },
    ],
    [t, formats, stepName],
  )
}

function ResumeAll({ step: { flow, node } }: { step: FailedStep }) {
  const { t } = useLingui()
  const stepName = useStepName()
  const resume = useWrite('resumeRuns', {
    invalidates: ['flow', 'contact'],
    onDone: ({ resumed }) => showDone(plural(resumed, { one: '# run goes on.', other: '# runs go on.' })),
  })
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={t`Go on: ${stepName(node.name)}`}
      loading={resume.isPending}
      onClick={() => resume.mutate({ body: { flow: flow.id, node: node.id } })}
    >
      <Trans>Go on</Trans>
    </Button>
  )
}
