import type { Condition } from '@etape/conditions'
import type { ResponseOf } from '@etape/contract'
import { Badge, Button, Card, Group, Skeleton, Stack } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useRead, useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { useFormats } from '../text/formats.ts'
import { Confirm } from '../ui/confirm.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { Section } from '../ui/section.tsx'
import { FailedState } from '../ui/states.tsx'
import { showDone } from '../ui/toasts.tsx'
import { SegmentForm } from './segment-form.tsx'
import { bodyOf } from './segment-body.ts'
import { SegmentMembers } from './segment-members.tsx'
import css from './segment-page.module.css'
import { UsedBy } from './used-by.tsx'

type Segment = ResponseOf<'readSegment'>

/** One segment: its definition, and who is in it now. */
export function SegmentPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useRead('readSegment', { params: { id } })
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />
  if (!data)
    return (
      <Page>
        <Stack gap="lg" aria-busy>
          <Skeleton height={32} width={240} />
          <div className={css.columns}>
            <Skeleton height={420} radius="lg" />
            <Skeleton height={420} radius="lg" />
          </div>
        </Stack>
      </Page>
    )
  return <LoadedSegment key={data.id} segment={data} />
}

function LoadedSegment({ segment }: { segment: Segment }) {
  const { t } = useLingui()
  const { number } = useFormats()
  const mayWrite = useMay('marketer')
  const save = useWrite('updateSegment', { invalidates: ['segment'], onDone: () => showDone(t`Saved.`) })
  const members = number(segment.members)
  const beside = (
    <Badge variant="light" color="gray">
      {segment.state === 'counting' ? (
        <Trans>Counting</Trans>
      ) : (
        <Plural value={segment.members} one={`${members} contact`} other={`${members} contacts`} />
      )}
    </Badge>
  )
  return (
    <Page>
      <PageHeader
        title={segment.name}
        lead={segment.description}
        beside={beside}
        actions={mayWrite && <DeleteSegment segment={segment} />}
      />
      <div className={css.columns}>
        <Stack gap="md">
          <Card>
            <SegmentForm
              begin={{
                name: segment.name,
                description: segment.description,
                kind: segment.kind,
                condition: segment.condition as Condition | null,
              }}
              isNew={false}
              isBusy={save.isPending}
              action={t`Save`}
              onSave={(draft) => save.mutate({ params: { id: segment.id }, body: bodyOf(draft) })}
            />
          </Card>
          <UsedBy rows={segment.usedBy} />
        </Stack>
        <Section title={t`In it now`} isFlush>
          <SegmentMembers segment={segment.id} isStatic={segment.kind === 'static'} />
        </Section>
      </div>
    </Page>
  )
}

function DeleteSegment({ segment }: { segment: Segment }) {
  const { t } = useLingui()
  const go = useNavigate()
  const [isAsking, setIsAsking] = useState(false)
  const remove = useWrite('deleteSegment', { invalidates: ['segment'], onDone: () => void go('/segments') })
  return (
    <Group>
      <Button variant="default" onClick={() => setIsAsking(true)}>
        <Trans>Delete</Trans>
      </Button>
      <Confirm
        isOpen={isAsking}
        title={t`Delete ${segment.name}?`}
        action={t`Delete`}
        isDestructive
        isBusy={remove.isPending}
        isBlocked={segment.usedBy.length > 0}
        onConfirm={() => remove.mutate({ params: { id: segment.id } })}
        onCancel={() => setIsAsking(false)}
      >
        {segment.usedBy.length > 0 ? (
          <Trans>It is in use. Take it out of these first:</Trans>
        ) : (
          <Trans>The contacts themselves stay.</Trans>
        )}
        <UsedBy rows={segment.usedBy} />
      </Confirm>
    </Group>
  )
}
