import { Autocomplete, Button, Group, Modal, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useWorkspace } from '../data/definitions.ts'
import { useWrite } from '../data/queries.ts'
import { showDone } from '../ui/toasts.tsx'

interface LogEventProps {
  contactId: string
  isOpen: boolean
  onClose: () => void
}

/** Records by hand that the contact did something; flows hear of it as of any event. */
export function LogEvent({ contactId, isOpen, onClose }: LogEventProps) {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const events = useWorkspace()?.events ?? []
  const record = useWrite('recordEvent', {
    invalidates: ['contact', 'flow'],
    onDone: () => {
      setName('')
      onClose()
      showDone(t`The event is on the timeline.`)
    },
  })
  return (
    <Modal opened={isOpen} onClose={onClose} title={t`Log an event`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          record.mutate({ params: { id: contactId }, body: { name: name.trim() } })
        }}
      >
        <Stack gap="md">
          <Autocomplete
            data-autofocus
            label={t`Event`}
            description={t`Flows that listen for it take the contact in, as if it had just happened.`}
            placeholder={t`Name of the event`}
            maxLength={200}
            data={events}
            value={name}
            onChange={setName}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" disabled={name.trim() === ''} loading={record.isPending}>
              <Trans>Log the event</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
