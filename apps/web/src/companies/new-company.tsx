import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useWrite } from '../data/queries.ts'
import { FormProblem } from '../records/form-problem.tsx'

/** Makes a company by hand. */
export function NewCompany({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui()
  return (
    <Modal opened={isOpen} onClose={onClose} title={t`New company`}>
      <NewCompanyForm onClose={onClose} />
    </Modal>
  )
}

function NewCompanyForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const go = useNavigate()
  const [name, setName] = useState('')
  const [domain, setDomain] = useState('')
  const create = useWrite('createCompany', {
    invalidates: ['company'],
    onDone: ({ id }) => void go(`/companies/${id}`),
    onFailed: () => {},
  })
  const fields = { name: name.trim(), ...(domain.trim() && { domain: domain.trim() }) }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate({ body: { fields } })
      }}
    >
      <Stack gap="sm">
        <TextInput
          data-autofocus
          required
          label={t`Name`}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <TextInput
          label={t`Domain`}
          description={t`Contacts with an e-mail address of this domain join by themselves.`}
          placeholder="nordfrakt.example"
          value={domain}
          onChange={({ currentTarget }) => setDomain(currentTarget.value)}
        />
        <FormProblem error={create.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={create.isPending} disabled={fields.name === ''}>
            <Trans>Create company</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
