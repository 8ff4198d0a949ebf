import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { readDraft } from '@etape/flow'
import { useState } from 'react'
import { client } from '../../data/client.ts'
import { showProblem } from '../../data/problem-toast.tsx'
import { useRead, useWrite } from '../../data/queries.ts'
import { DateTime } from '../../ui/times.tsx'
import { showDone, showUndo } from '../../ui/toasts.tsx'
import { useDraftSaver } from '../draft/draft-context.ts'
import { useEditor } from '../state/editor-context.ts'
import css from './versions-drawer.module.css'

interface SavePointsProps {
  flow: string
  canEdit: boolean
  isOpen: boolean
  onDone: () => void
}

/** Drafts kept under a name, to come back to. */
export function SavePoints({ flow, canEdit, isOpen, onDone }: SavePointsProps) {
  const { t } = useLingui()
  const points = useRead('listSavePoints', { params: { id: flow } }, { enabled: isOpen }).data?.rows ?? []
  const take = useTakePoint(flow, onDone)
  if (!canEdit && points.length === 0) return null
  return (
    <section aria-label={t`Save points`}>
      <Text fw={600} mb={6}>
        <Trans>Save points</Trans>
      </Text>
      {canEdit && <KeepForm flow={flow} />}
      <ol className={css.list}>
        {points.map((point) => (
          <li key={point.id} className={css.row}>
            <Stack gap={2} flex={1}>
              <Text fw={500}>{point.name}</Text>
              <Text size="xs" c="dimmed">
                <DateTime at={point.savedAt} /> · {point.savedBy} ·{' '}
                <Plural value={point.nodes} one="# step" other="# steps" />
              </Text>
            </Stack>
            {canEdit && (
              <Button variant="default" size="xs" onClick={() => void take(point)}>
                <Trans>Take as draft</Trans>
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Text fw={600} mt="md" mb={6}>
        <Trans>Published</Trans>
      </Text>
    </section>
  )
}

function KeepForm({ flow }: { flow: string }) {
  const { t } = useLingui()
  const saver = useDraftSaver()
  const [name, setName] = useState('')
  const keep = useWrite('keepDraft', {
    invalidates: ['flow'],
    onDone: () => {
      setName('')
      showDone(t`The draft is kept as it is now.`)
    },
  })
  const submit = async () => {
    if (await saver.flush()) keep.mutate({ params: { id: flow }, body: { name: name.trim() } })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Group gap="xs" wrap="nowrap" mb="xs">
        <TextInput
          flex={1}
          size="xs"
          aria-label={t`Name of the save point`}
          placeholder={t`Before the new branch`}
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" disabled={name.trim() === ''} loading={keep.isPending}>
          <Trans>Keep the draft</Trans>
        </Button>
      </Group>
    </form>
  )
}

/** Puts what was kept into the draft; the draft that was there is one undo away. */
function useTakePoint(flow: string, onDone: () => void): (point: { id: string; name: string }) => Promise<void> {
  const { t } = useLingui()
  const editor = useEditor()
  return async ({ id, name }) => {
    try {
      const kept = await client.readSavePoint({ params: { id: flow, savePoint: id } })
      const reading = readDraft(kept.document)
      if (!reading.ok) return
      editor.replace(reading.value)
      showUndo(t`The draft is “${name}” now.`, editor.undo)
      onDone()
    } catch (error) {
      if (error instanceof Error) showProblem(error)
    }
  }
}
