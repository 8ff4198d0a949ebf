import { Button, Card, FileInput, SegmentedControl, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { useWrite } from '../data/queries.ts'
import { ProblemText } from '../data/problem.tsx'
import type { Preview } from './import-plan.ts'

/** What the file holds, and the file. Nothing is written yet. */
export function UploadStep({ onUploaded }: { onUploaded: (preview: Preview) => void }) {
  const { t } = useLingui()
  const [object, setObject] = useState<'contact' | 'company' | 'deal'>('contact')
  const [file, setFile] = useState<File | null>(null)
  const upload = useWrite('uploadImport', { onDone: onUploaded, onFailed: () => {} })
  const send = () => file && upload.mutate({ query: { fileName: file.name, object }, body: file })

  return (
    <Card maw={640}>
      <Stack gap="md">
        <SegmentedControl
          aria-label={t`What the file holds`}
          data={[
            { value: 'contact', label: t`Contacts` },
            { value: 'company', label: t`Companies` },
            { value: 'deal', label: t`Deals` },
          ]}
          value={object}
          onChange={(next) => setObject(next)}
        />
        <FileInput
          label={t`CSV file`}
          description={t`Any separator and common encoding; the first row has the headings.`}
          placeholder={t`Choose a file`}
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
    </Card>
  )
}
