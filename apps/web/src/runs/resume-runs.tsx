import { Button } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { showDone } from '../ui/toasts.tsx'

/** Takes a failed run on from the step it failed at. */
export function ResumeRun({ id }: { id: string }) {
  const { t } = useLingui()
  const resume = useWrite('resumeRun', {
    invalidates: ['flow', 'contact'],
    onDone: ({ status }) => showDone(status === 'failed' ? t`It failed there again.` : t`The run goes on.`),
  })
  return (
    <Button
      leftSection={<IconPlayerPlay size={16} aria-hidden />}
      loading={resume.isPending}
      onClick={() => resume.mutate({ params: { id } })}
    >
      <Trans>Go on from here</Trans>
    </Button>
  )
}

interface ResumeRunsProps {
  flow: string
  /** Only those that failed at this node; empty for all. */
  node: string
}

/** Takes all failed runs that are shown on, each from the step it failed at. */
export function ResumeRuns({ flow, node }: ResumeRunsProps) {
  const mayResume = useMay('marketer')
  const resume = useWrite('resumeRuns', {
    invalidates: ['flow', 'contact'],
    onDone: ({ resumed }) => showDone(plural(resumed, { one: '# run goes on.', other: '# runs go on.' })),
  })
  if (!mayResume) return null
  return (
    <Button
      variant="default"
      leftSection={<IconPlayerPlay size={16} aria-hidden />}
      loading={resume.isPending}
      onClick={() => resume.mutate({ body: { flow, ...(node && { node }) } })}
    >
      <Trans>Let all of them go on</Trans>
    </Button>
  )
}
