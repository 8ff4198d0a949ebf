import { Autocomplete, Button, Group, Modal, Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFlows, useUsers } from '../data/definitions.ts'
import { useWrite } from '../data/queries.ts'
import { FormProblem } from '../records/form-problem.tsx'
import type { FlowRow } from './flow-status.tsx'

interface FileFlowProps {
  flow: FlowRow | null
  onClose: () => void
}

/** What a flow is called, what it is for, and where it belongs. */
export function FileFlow({ flow, onClose }: FileFlowProps) {
  const { t } = useLingui()
  return (
    <Modal opened={flow !== null} onClose={onClose} title={t`Name, folder and tags`}>
      {flow && <FileForm key={flow.id} flow={flow} onClose={onClose} />}
    </Modal>
  )
}

function FileForm({ flow, onClose }: { flow: FlowRow; onClose: () => void }) {
  const { t } = useLingui()
  const flows = useFlows()
  const users = useUsers()
  const [name, setName] = useState(flow.name)
  const [description, setDescription] = useState(flow.description)
  const [folder, setFolder] = useState(flow.folder)
  const [tags, setTags] = useState<string[]>(flow.tags)
  const [owner, setOwner] = useState(flow.owner?.id ?? null)
  const save = useWrite('updateFlow', { invalidates: ['flow'], onDone: onClose, onFailed: () => {} })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const body = { name: name.trim(), description, folder: folder.trim(), tags, owner }
        save.mutate({ params: { id: flow.id }, body })
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t`Name`}
          data-autofocus
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Textarea
          label={t`Description`}
          autosize
          maxLength={2000}
          value={description}
          onChange={({ currentTarget }) => setDescription(currentTarget.value)}
        />
        <Autocomplete
          label={t`Folder`}
          placeholder={t`None`}
          maxLength={200}
          data={foldersOf(flows)}
          value={folder}
          onChange={setFolder}
        />
        <TagsInput label={t`Tags`} maxTags={20} data={tagsOf(flows)} value={tags} onChange={setTags} />
        <Select
          label={t`Owner`}
          placeholder={t`Nobody`}
          clearable
          searchable
          data={users.map((user) => ({ value: user.id, label: user.name }))}
          value={owner}
          onChange={setOwner}
        />
        <FormProblem error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** The folders there are, by name. */
export const foldersOf = (flows: readonly FlowRow[]): string[] =>
  [...new Set(flows.map(({ folder }) => folder).filter(Boolean))].toSorted()

export const tagsOf = (flows: readonly FlowRow[]): string[] =>
  [...new Set(flows.flatMap(({ tags }) => tags))].toSorted()
