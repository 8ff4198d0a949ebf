import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useSegments } from '../data/definitions.ts'
import { useWrite } from '../data/queries.ts'
import { showDone } from '../ui/toasts.tsx'
import css from './selected-contacts.module.css'
import { EnrolContacts } from './enrol-contacts.tsx'

interface SelectedContactsProps {
  ids: readonly string[]
  onClear: () => void
}

/** What can be done with the contacts that are ticked, in place of the filters. */
export function SelectedContacts({ ids, onClear }: SelectedContactsProps) {
  const [doing, setDoing] = useState<'enrol' | 'segment' | null>(null)
  return (
    <div className={css.bar} role="status">
      <Text fw={500}>
        <Plural value={ids.length} one="# contact selected" other="# contacts selected" />
      </Text>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => setDoing('enrol')}>
          <Trans>Enrol in a flow</Trans>
        </Button>
        <Button size="xs" variant="default" onClick={() => setDoing('segment')}>
          <Trans>Put on a segment</Trans>
        </Button>
        <Button size="xs" variant="subtle" onClick={onClear}>
          <Trans>Clear selection</Trans>
        </Button>
      </Group>
      <EnrolContacts contactIds={ids} isOpen={doing === 'enrol'} onClose={() => setDoing(null)} onDone={onClear} />
      <PutOnSegment ids={ids} isOpen={doing === 'segment'} onClose={() => setDoing(null)} onDone={onClear} />
    </div>
  )
}

interface PutOnSegmentProps {
  ids: readonly string[]
  isOpen: boolean
  onClose: () => void
  onDone: () => void
}

function PutOnSegment({ ids, isOpen, onClose, onDone }: PutOnSegmentProps) {
  const { t } = useLingui()
  const [segment, setSegment] = useState<string | null>(null)
  const byHand = useSegments().filter(({ kind }) => kind === 'static')
  const add = useWrite('addMembers', {
    invalidates: ['segment', 'contact'],
    onDone: () => {
      showDone(t`They are on the segment.`)
      onClose()
      onDone()
    },
  })
  return (
    <Modal opened={isOpen} onClose={onClose} title={t`Put on a segment`}>
      <Stack gap="sm">
        <Select
          searchable
          label={t`Segment kept by hand`}
          placeholder={byHand.length === 0 ? t`There is none yet` : t`Choose a segment`}
          data={byHand.map(({ id, name }) => ({ value: id, label: name }))}
          value={segment}
          onChange={setSegment}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            disabled={!segment}
            loading={add.isPending}
            onClick={() => segment && add.mutate({ params: { id: segment }, body: { contacts: [...ids] } })}
          >
            <Trans>Put on</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
