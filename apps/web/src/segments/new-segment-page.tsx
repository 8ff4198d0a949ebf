import { Card } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useNavigate } from 'react-router'
import { useWrite } from '../data/queries.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { NarrowPage } from '../ui/page.tsx'
import { SegmentForm } from './segment-form.tsx'
import { bodyOf } from './segment-body.ts'

/** Makes a segment. */
export function NewSegmentPage() {
  const { t } = useLingui()
  const go = useNavigate()
  const create = useWrite('createSegment', {
    invalidates: ['segment'],
    onDone: ({ id }) => void go(`/segments/${id}`),
  })
  return (
    <NarrowPage>
      <PageHeader title={t`New segment`} />
      <Card>
        <SegmentForm
          begin={{ name: '', description: '', kind: 'dynamic', condition: null }}
          isNew
          isBusy={create.isPending}
          action={t`Create segment`}
          onSave={(draft) => create.mutate({ body: bodyOf(draft) })}
        />
      </Card>
    </NarrowPage>
  )
}
