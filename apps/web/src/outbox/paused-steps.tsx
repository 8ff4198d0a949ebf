import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconPlayerPause } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useRead, useWrite, type RowOf } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { RelativeTime } from '../ui/times.tsx'
import { showDone } from '../ui/toasts.tsx'
import { useStepName } from '../text/use-step-name.ts'

type PausedStep = RowOf<'listPausedSteps'>

/** Steps that send nothing for the time being, because they failed for one contact after the other. */
export function PausedSteps() {
  const paused = useRead('listPausedSteps', {})
  return paused.data?.rows.map((step) => <PausedStepAlert key={`${step.flow.id} ${step.node.id}`} step={step} />)
}

function PausedStepAlert({ step }: { step: PausedStep }) {
  const { t } = useLingui()
  const mayWrite = useMay('marketer')
  const stepName = useStepName()
  const { contacts, failed, held, detail, flow, node } = step
  return (
    <Alert
      color="yellow"
      icon={<IconPlayerPause size={18} aria-hidden />}
      title={t`“${stepName(node.name)}” sends nothing for now`}
    >
      <Stack gap="xs" align="flex-start">
        <Text>
          <Trans>
            In{' '}
            <Anchor component={Link} to={`/flows/${flow.id}`}>
              {flow.name}
            </Anchor>
            , it failed for {failed} of {contacts} contacts and was paused <RelativeTime at={step.pausedAt} />. The rest
            of the flow goes on.
          </Trans>
        </Text>
        {detail && <Text c="dimmed">{detail}</Text>}
        <Group gap="sm">
          {mayWrite && <ResumeStep step={step} />}
          <Text c="dimmed">
            <Plural value={held} one="# message waits" other="# messages wait" />
          </Text>
        </Group>
      </Stack>
    </Alert>
  )
}

function ResumeStep({ step: { flow, node } }: { step: PausedStep }) {
  const resume = useWrite('resumeStep', {
    invalidates: ['delivery', 'flow'],
    onDone: ({ queued }) => {
      showDone(plural(queued, { one: '# message is sent now.', other: '# messages are sent now.' }))
    },
  })
  return (
    <Button
      size="xs"
      variant="default"
      loading={resume.isPending}
      onClick={() => resume.mutate({ body: { flow: flow.id, node: node.id, alsoFailed: true } })}
    >
      <Trans>Go on sending</Trans>
    </Button>
  )
}
