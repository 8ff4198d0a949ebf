import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useWrite } from '../data/queries.ts'
import { FormProblem } from '../records/form-problem.tsx'

/** Makes a contact by hand. */
export function NewContact({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui()
  return (
    <Modal opened={isOpen} onClose={onClose} title={t`New contact`}>
      <NewContactForm onClose={onClose} />
    </Modal>
  )
}

function NewContactForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const go = useNavigate()
  const [fields, setFields] = useState({ email: '', first_name: '', last_name: '' })
  const create = useWrite('createContact', {
    invalidates: ['contact'],
    onDone: ({ id }) => void go(`/contacts/${id}`),
    onFailed: () => {},
  })
  const line = (key: keyof typeof fields) => ({
    value: fields[key],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      const { value } = currentTarget
      setFields((known) => ({ ...known, [key]: value }))
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate({ body: { fields } })
      }}
    >
      <Stack gap="sm">
        <TextInput data-autofocus type="email" label={t`E-mail`} {...line('email')} />
        <TextInput label={t`First name`} {...line('first_name')} />
        <TextInput label={t`Last name`} {...line('last_name')} />
        <FormProblem error={create.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            loading={create.isPending}
            disabled={Object.values(fields).every((value) => value.trim() === '')}
          >
            <Trans>Create</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
