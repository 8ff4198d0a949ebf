import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useRead, useWrite } from '../data/queries.ts'
import { showDone } from '../ui/toasts.tsx'

interface EnrolContactsProps {
  contactIds: readonly string[]
  isOpen: boolean
  onClose: () => void
  onDone?: () => void
}

/** Takes contacts into a flow by hand. */
export function EnrolContacts({ contactIds, isOpen, onClose, onDone }: EnrolContactsProps) {
  const { t } = useLingui()
  const [flow, setFlow] = useState<string | null>(null)
  const { data } = useRead('listFlows', { query: { status: 'live' } }, { enabled: isOpen })
  const flows = data?.rows ?? []
  const enrol = useWrite('enrol', {
    invalidates: ['contact', 'flow'],
    onDone: () => {
      showDone(t`Handed over. The flow’s entry rule decides who comes in.`)
      onClose()
      onDone?.()
    },
  })
  return (
    <Modal opened={isOpen} onClose={onClose} title={t`Enrol in a flow`}>
      <Stack gap="sm">
        {data && flows.length === 0 ? (
          <Text c="dimmed">
            <Trans>No flow is live. Publish one first.</Trans>
          </Text>
        ) : (
          <Select
            searchable
            label={t`Flow`}
            data={flows.map(({ id, name }) => ({ value: id, label: name }))}
            value={flow}
            onChange={setFlow}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            disabled={!flow}
            loading={enrol.isPending}
            onClick={() =>
              flow && enrol.mutate({ params: { id: flow }, body: { type: 'contacts', contacts: [...contactIds] } })
            }
          >
            <Plural value={contactIds.length} one="Enrol # contact" other="Enrol # contacts" />
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
