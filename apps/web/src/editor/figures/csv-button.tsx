import { Button } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { IconDownload } from '@tabler/icons-react'
import { saveFile } from '../../ui/save-file.ts'
import { csvOf } from './csv.ts'

interface CsvButtonProps {
  /** Of the file, without its ending. */
  name: string
  titles: readonly string[]
  rows: () => readonly (readonly (string | number)[])[]
}

/** Saves figures as a file for a spreadsheet. */
export function CsvButton({ name, titles, rows }: CsvButtonProps) {
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconDownload size={14} aria-hidden />}
      onClick={() => saveFile(new Blob([csvOf(titles, rows())], { type: 'text/csv' }), `${name}.csv`)}
    >
      <Trans>Download CSV</Trans>
    </Button>
  )
}
