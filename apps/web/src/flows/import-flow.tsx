import { Alert, Badge, Button, FileButton, Group, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ProblemText } from '../data/problem.tsx'
import { useRead, useWrite } from '../data/queries.ts'
import { showDone, showFailed } from '../ui/toasts.tsx'
import css from './import-flow.module.css'
import { readJsonObject } from './save-json.ts'

type File = Record<string, unknown>
type Preview = ResponseOf<'previewFlowImport'>

/** New flows from a file that was exported, here or elsewhere; says first what it would bring along. */
export function ImportFlow() {
  const { t } = useLingui()
  const [file, setFile] = useState<File | null>(null)
  const take = async (chosen: globalThis.File | null) => {
    if (!chosen) return
    const read = readJsonObject(await chosen.text())
    if (read) setFile(read)
    else showFailed(t`${chosen.name} is not a flow exported from Etape.`)
  }
  return (
    <>
      <FileButton accept="application/json,.json" onChange={(chosen) => void take(chosen)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
            <Trans>Import</Trans>
          </Button>
        )}
      </FileButton>
      <Modal opened={file !== null} onClose={() => setFile(null)} title={t`Import flows`}>
        {file && <ImportForm file={file} onClose={() => setFile(null)} />}
      </Modal>
    </>
  )
}

function ImportForm({ file, onClose }: { file: File; onClose: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const preview = useRead('previewFlowImport', { body: file })
  const bring = useWrite('importFlows', {
    invalidates: ['flow', 'segment', 'settings'],
    onDone: ({ flows: [only, ...more] }) => {
      onClose()
      if (only && more.length === 0) void navigate(`/flows/${only.id}`)
      else showDone(t`The flows are here as drafts.`)
    },
  })
  const isRefused = preview.data === undefined || preview.data.problems.length > 0
  return (
    <Stack gap="md">
      {preview.error && (
        <Alert color="red">
          <ProblemText error={preview.error} />
        </Alert>
      )}
      {preview.isPending && <Skeleton height={120} />}
      {preview.data && <WhatComes preview={preview.data} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button disabled={isRefused} loading={bring.isPending} onClick={() => bring.mutate({ body: file })}>
          <Plural value={preview.data?.flows.length ?? 1} one="Import # flow" other="Import # flows" />
        </Button>
      </Group>
    </Stack>
  )
}

function WhatComes({ preview: { flows, things } }: { preview: Preview }) {
  const made = things.filter(({ state }) => state === 'new')
  const missing = things.filter(({ state }) => state === 'missing')
  return (
    <>
      <ul className={css.list}>
        {flows.map(({ key, name, nodes, problems }) => (
          <li key={key}>
            <Text fw={500}>{name}</Text>
            <Text size="sm" c="dimmed">
              <Plural value={nodes} one="# step" other="# steps" />
              {problems.length > 0 && (
                <>
                  {' · '}
                  <Plural value={problems.length} one="# thing to look at" other="# things to look at" />
                </>
              )}
            </Text>
          </li>
        ))}
      </ul>
      <Things title={<Trans>Made along with it</Trans>} things={made} />
      <Things title={<Trans>Missing here, to be chosen afterwards</Trans>} things={missing} />
    </>
  )
}

function Things({ title, things }: { title: React.ReactNode; things: Preview['things'] }) {
  if (things.length === 0) return null
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <Group gap={6}>
        {things.map(({ type, key, name }) => (
          <Badge key={`${type}/${key}`} color="gray">
            {name || key}
          </Badge>
        ))}
      </Group>
    </div>
  )
}
