import { Badge, Button, Drawer, Group, Skeleton, Stack, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { readDraft } from '@etape/flow'
import { client } from '../../data/client.ts'
import { showProblem } from '../../data/problem-toast.tsx'
import { useRead, type RowOf } from '../../data/queries.ts'
import { useFormats } from '../../text/formats.ts'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { DateTime } from '../../ui/times.tsx'
import { showUndo } from '../../ui/toasts.tsx'
import { useEditor } from '../state/editor-context.ts'
import { SavePoints } from './save-points.tsx'
import css from './versions-drawer.module.css'

interface VersionsDrawerProps {
  flow: ResponseOf<'readFlow'>
  canEdit: boolean
  isOpen: boolean
  onClose: () => void
}

/** What was published, newest first, and the way back to it. */
export function VersionsDrawer({ flow, canEdit, isOpen, onClose }: VersionsDrawerProps) {
  const { t } = useLingui()
  const versions = useRead('listVersions', { params: { id: flow.id } }, { enabled: isOpen })
  const take = useTakeVersion(flow.id, onClose)
  return (
    <Drawer opened={isOpen} onClose={onClose} position="right" title={t`Versions`}>
      <SavePoints flow={flow.id} canEdit={canEdit} isOpen={isOpen} onDone={onClose} />
      {versions.isError && <FailedState error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.isPending && <Skeleton height={160} />}
      {versions.data?.rows.length === 0 && (
        <EmptyState title={t`Nothing published yet`}>
          <Trans>Each time you publish, the drawing is kept here as a version.</Trans>
        </EmptyState>
      )}
      <ol className={css.list}>
        {versions.data?.rows.map((version) => (
          <VersionRow
            key={version.id}
            version={version}
            isLive={version.number === flow.version}
            {...(canEdit && { onTake: () => void take(version.number) })}
          />
        ))}
      </ol>
    </Drawer>
  )
}

interface VersionRowProps {
  version: RowOf<'listVersions'>
  isLive: boolean
  onTake?: () => void
}

function VersionRow({ version, isLive, onTake }: VersionRowProps) {
  return (
    <li className={css.row}>
      <Stack gap={2} flex={1}>
        <Group gap={8}>
          <Text fw={600}>
            <Trans>Version {version.number}</Trans>
          </Text>
          {isLive && (
            <Badge color="green">
              <Trans>Live</Trans>
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          <DateTime at={version.publishedAt} /> · {version.publishedBy} ·{' '}
          <Plural value={version.nodes} one="# step" other="# steps" />
        </Text>
        {version.waiting > 0 && (
          <Text size="xs" c="dimmed">
            <Plural value={version.waiting} one="# contact is still on it" other="# contacts are still on it" />
          </Text>
        )}
        {version.note && <Text size="sm">{version.note}</Text>}
        <FailedTests names={version.failedTests} />
      </Stack>
      {onTake && (
        <Button variant="default" size="xs" onClick={onTake}>
          <Trans>Take as draft</Trans>
        </Button>
      )}
    </li>
  )
}

/** That it was published though tests failed, and which. */
function FailedTests({ names }: { names: readonly string[] }) {
  const formats = useFormats()
  if (names.length === 0) return null
  return (
    <Text size="sm" c="red">
      <Trans>Published though tests failed: {formats.list(names)}</Trans>
    </Text>
  )
}

/** Puts a version's drawing into the draft; the draft that was there is one undo away. */
function useTakeVersion(flowId: string, onDone: () => void): (number: number) => Promise<void> {
  const { t } = useLingui()
  const editor = useEditor()
  return async (number) => {
    try {
      const version = await client.readVersion({ params: { id: flowId, number } })
      const reading = readDraft(version.document)
      if (!reading.ok) return
      editor.replace(reading.value)
      showUndo(t`The draft is version ${number} now.`, editor.undo)
      onDone()
    } catch (error) {
      if (error instanceof Error) showProblem(error)
    }
  }
}
