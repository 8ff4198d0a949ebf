import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useRead, useWrite } from '../data/queries.ts'
import { showDone } from '../ui/toasts.tsx'

interface EnrolContactProps {
  contactId: string
  isOpen: boolean
  onClose: () => void
}

/** Takes the contact into a flow by hand. */
export function EnrolContact({ contactId, isOpen, onClose }: EnrolContactProps) {
  const { t } = useLingui()
  const [flow, setFlow] = useState<string | null>(null)
  const { data } = useRead('listFlows', { query: { status: 'live' } }, { enabled: isOpen })
  const flows = data?.rows ?? []
  const enrol = useWrite('enrol', {
    invalidates: ['contact', 'flow'],
    onDone: () => {
      showDone(t`Enrolled. Its entry rule decides whether it comes in.`)
      onClose()
    },
  })
  return (
    <Modal opened={isOpen} onClose={onClose} title={t`Enrol in a flow`}>
      <Stack gap="sm">
        {data && flows.length === 0 ? (
          <Text c="dimmed">
            <Trans>No flow is live.</Trans>
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
              flow && enrol.mutate({ params: { id: flow }, body: { type: 'contacts', contacts: [contactId] } })
            }
          >
            <Trans>Enrol</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
