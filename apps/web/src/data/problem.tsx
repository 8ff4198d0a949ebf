import { Stack, Text } from '@mantine/core'
import { ApiError } from '@etape/contract'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { Trans } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { problemWords, serverAtFault, unreachable } from './problem-words.ts'

// The core's phrases come with its condition language, which the first screen can do without.
const Faults = lazy(async () => ({ default: (await import('./faults.tsx')).Faults }))

/** What went wrong, in the reader's language, with the faults the server found. */
export function ProblemText({ error }: { error: Error }) {
  const { i18n } = useLingui()
  const document = error instanceof ApiError ? error.document : null
  return (
    <Stack gap={4}>
      <Text inherit>{problemTitle(error, i18n)}</Text>
      {document?.problems && (
        <Suspense>
          <Faults problems={document.problems} />
        </Suspense>
      )}
      {document?.id && (
        <Text size="xs" c="dimmed">
          <Trans>Reference for whoever runs the server: {document.id}</Trans>
        </Text>
      )}
    </Stack>
  )
}

/** One sentence for an error: the refusal by its code, or that the server is out of reach. */
function problemTitle(error: Error, i18n: I18n): string {
  if (!(error instanceof ApiError)) return i18n._(error instanceof TypeError ? unreachable : serverAtFault)
  const { code, status, detail, title } = error.document
  const words = problemWords[code]
  if (words) return i18n._(words)
  return status >= 500 ? i18n._(serverAtFault) : (detail ?? title)
}
