import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { useState } from 'react'
import { useById, useSegments } from '../../data/definitions.ts'
import { useWrite } from '../../data/queries.ts'
import { showDone } from '../../ui/toasts.tsx'

interface EnrolDialogProps {
  flow: ResponseOf<'readFlow'>
  onClose: () => void
}

/** Puts everybody of a segment into the flow. */
export function EnrolDialog({ flow, onClose }: EnrolDialogProps) {
  const { t } = useLingui()
  const segments = useSegments()
  const [id, setId] = useState<string | null>(null)
  const segment = useById(segments).get(id ?? '')
  const enrol = useWrite('enrol', {
    invalidates: ['flow'],
    onDone: ({ accepted }) => {
      showDone(t`${plural(accepted, { one: '# contact is going in.', other: '# contacts are going in.' })}`)
      onClose()
    },
  })
  const members = segment?.members ?? 0
  return (
    <Modal opened onClose={onClose} title={t`Enrol a segment in ${flow.name}`}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          <Trans>
            They start at the trigger “By hand” if there is one, else at the first. The entry rule still holds.
          </Trans>
        </Text>
        <Select
          label={t`Segment`}
          placeholder={t`Choose a segment`}
          data={segments.map(({ id: value, name }) => ({ value, label: name }))}
          value={id}
          searchable
          data-autofocus
          onChange={setId}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            disabled={members === 0}
            loading={enrol.isPending}
            onClick={() => id && enrol.mutate({ params: { id: flow.id }, body: { type: 'segment', segment: id } })}
          >
            <Plural value={members} one="Enrol # contact" other="Enrol # contacts" />
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
