import { Button, FileInput, SegmentedControl, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState, type DragEvent } from 'react'
import { useWrite } from '../data/queries.ts'
import { ProblemText } from '../data/problem.tsx'
import { useAddressParam } from '../ui/use-address-param.ts'
import type { Preview } from './import-plan.ts'
import css from './imports.module.css'

const objects = ['contact', 'company', 'deal'] as const

/** What the file holds, and the file. Nothing is written yet. */
export function UploadStep({ onUploaded }: { onUploaded: (preview: Preview) => void }) {
  const { t } = useLingui()
  const [asked, ask] = useAddressParam('object')
  const object = objects.find((known) => known === asked) ?? 'contact'
  const [file, setFile] = useState<File | null>(null)
  const upload = useWrite('uploadImport', { onDone: onUploaded, onFailed: () => {} })
  const send = () => file && upload.mutate({ query: { fileName: file.name, object }, body: file })
  const drop = useFileDrop(setFile)

  return (
    <div className={css.drop} data-over={drop.isOver || undefined} {...drop.handlers}>
      <Stack gap="md">
        <SegmentedControl
          aria-label={t`What the file holds`}
          data={[
            { value: 'contact', label: t`Contacts` },
            { value: 'company', label: t`Companies` },
            { value: 'deal', label: t`Deals` },
          ]}
          value={object}
          onChange={(next) => ask(next === 'contact' ? '' : next)}
        />
        <FileInput
          clearable
          label={t`CSV file`}
          description={t`Any separator and common encoding; the first row has the headings.`}
          placeholder={t`Choose a file, or drop it here`}
          accept=".csv,.tsv,.txt,text/csv"
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          value={file}
          onChange={setFile}
          error={upload.error && <ProblemText error={upload.error} />}
        />
        <Text size="xs" c="dimmed">
          <Trans>Nothing is written before you have matched the columns and looked at the first rows.</Trans>
        </Text>
        <div>
          <Button disabled={!file} loading={upload.isPending} onClick={send}>
            <Trans>Upload</Trans>
          </Button>
        </div>
      </Stack>
    </div>
  )
}

/** Takes a file that is dropped; the input beside it does the same for those without a mouse. */
function useFileDrop(onFile: (file: File) => void) {
  const [isOver, setIsOver] = useState(false)
  const handlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setIsOver(true)
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setIsOver(false)
      const [file] = event.dataTransfer.files
      if (file) onFile(file)
    },
  }
  return { isOver, handlers }
}
