import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useWrite } from '../data/queries.ts'

interface AddNoteProps {
  contactId: string
  isOpen: boolean
  onClose: () => void
}

/** Writes a note onto the contact's timeline. */
export function AddNote({ contactId, isOpen, onClose }: AddNoteProps) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const add = useWrite('addNote', {
    invalidates: ['contact'],
    onDone: () => {
      setText('')
      onClose()
    },
  })
  return (
    <Modal opened={isOpen} onClose={onClose} title={t`Add a note`}>
      <Stack gap="sm">
        <Textarea
          data-autofocus
          autosize
          minRows={4}
          maxLength={10_000}
          label={t`Note`}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            disabled={text.trim() === ''}
            loading={add.isPending}
            onClick={() => add.mutate({ params: { id: contactId }, body: { text: text.trim() } })}
          >
            <Trans>Add</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
