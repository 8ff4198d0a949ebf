import { ActionIcon, Menu, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import {
  IconArchive,
  IconArrowBackUp,
  IconCopy,
  IconDots,
  IconDownload,
  IconHistory,
  IconPlayerPause,
  IconPlayerPlay,
  IconRoute,
  IconUserPlus,
} from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useWrite } from '../../data/queries.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { showDone, showUndo } from '../../ui/toasts.tsx'
import { useSavePicture } from '../canvas/use-save-picture.ts'
import { useDraftSaver } from '../draft/draft-context.ts'
import { storedDraft } from '../draft/draft-ports.ts'
import { VersionsDrawer } from '../publish/versions-drawer.tsx'
import { useEditor } from '../state/editor-context.ts'
import { EnrolDialog } from './enrol-dialog.tsx'
import { ResumeDialog } from './resume-dialog.tsx'

type Flow = ResponseOf<'readFlow'>
type Asking = 'versions' | 'archive' | 'discard' | 'enrol' | 'resume' | null

const iconSize = 16

/** What is done to a flow as a whole, besides publishing it. */
export function FlowMenu({ flow, canEdit }: { flow: Flow; canEdit: boolean }) {
  const { t } = useLingui()
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => setAsking(null)
  const actions = useFlowActions(flow, close)
  const request = { params: { id: flow.id } }
  const save = useSavePicture()
  return (
    <>
      <Menu width={250}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t`More`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {flow.version !== null && (
            <Menu.Item leftSection={<IconRoute size={iconSize} />} component={Link} to={`/flows/${flow.id}/runs`}>
              <Trans>Runs</Trans>
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconHistory size={iconSize} />} onClick={() => setAsking('versions')}>
            <Trans>Versions</Trans>
          </Menu.Item>
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item leftSection={<IconDownload size={iconSize} />}>
                <Trans>Save as</Trans>
              </Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              <Menu.Item onClick={save.png}>
                <Trans>Picture (PNG)</Trans>
              </Menu.Item>
              <Menu.Item onClick={save.svg}>
                <Trans>Drawing (SVG)</Trans>
              </Menu.Item>
              <Menu.Item onClick={save.print}>
                <Trans>Print…</Trans>
              </Menu.Item>
            </Menu.Sub.Dropdown>
          </Menu.Sub>
          {canEdit && (
            <>
              {flow.status === 'live' && (
                <>
                  <Menu.Item leftSection={<IconUserPlus size={iconSize} />} onClick={() => setAsking('enrol')}>
                    <Trans>Enrol a segment…</Trans>
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconPlayerPause size={iconSize} />}
                    onClick={() => actions.pause.mutate(request)}
                  >
                    <Trans>Pause</Trans>
                  </Menu.Item>
                </>
              )}
              {flow.status === 'paused' && (
                <Menu.Item leftSection={<IconPlayerPlay size={iconSize} />} onClick={() => setAsking('resume')}>
                  <Trans>Resume</Trans>
                </Menu.Item>
              )}
              <Menu.Item
                leftSection={<IconCopy size={iconSize} />}
                onClick={() => actions.duplicate.mutate({ ...request, body: {} })}
              >
                <Trans>Duplicate</Trans>
              </Menu.Item>
              {flow.version !== null && (
                <Menu.Item leftSection={<IconArrowBackUp size={iconSize} />} onClick={() => setAsking('discard')}>
                  <Trans>Discard to published…</Trans>
                </Menu.Item>
              )}
              {flow.status !== 'archived' && (
                <Menu.Item leftSection={<IconArchive size={iconSize} />} onClick={() => setAsking('archive')}>
                  <Trans>Archive…</Trans>
                </Menu.Item>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <VersionsDrawer flow={flow} canEdit={canEdit} isOpen={asking === 'versions'} onClose={close} />
      {asking === 'enrol' && <EnrolDialog flow={flow} onClose={close} />}
      {asking === 'resume' && <ResumeDialog flow={flow} onClose={close} />}
      <Confirm
        isOpen={asking === 'archive'}
        isDestructive
        isBusy={actions.archive.isPending}
        title={t`Archive ${flow.name}?`}
        action={t`Archive`}
        onConfirm={() => actions.archive.mutate(request)}
        onCancel={close}
      >
        <ArchiveWords waiting={flow.counts.waiting} />
      </Confirm>
      <Confirm
        isOpen={asking === 'discard'}
        isDestructive
        isBusy={actions.discard.isPending}
        title={t`Discard the draft?`}
        action={t`Discard to version ${flow.version}`}
        onConfirm={() => actions.discard.mutate(request)}
        onCancel={close}
      >
        <Text>
          <Trans>
            The draft becomes what is published. What you drew stays one undo away for as long as this page is open.
          </Trans>
        </Text>
      </Confirm>
    </>
  )
}

function ArchiveWords({ waiting }: { waiting: number }) {
  return (
    <Text>
      {waiting > 0 && (
        <>
          <Plural value={waiting} one="# run under way ends." other="# runs under way end." />{' '}
        </>
      )}
      <Trans>It takes nobody in any more. Its history stays.</Trans>
    </Text>
  )
}

function useFlowActions(flow: Flow, onDone: () => void) {
  const { t } = useLingui()
  const go = useNavigate()
  const editor = useEditor()
  const saver = useDraftSaver()
  const done = (message: string) => () => {
    showDone(message)
    onDone()
  }
  return {
    pause: useWrite('pauseFlow', { invalidates: ['flow'], onDone: done(t`Paused: nobody goes in, nobody goes on.`) }),
    archive: useWrite('archiveFlow', { invalidates: ['flow'], onDone: done(t`${flow.name} is archived.`) }),
    duplicate: useWrite('duplicateFlow', {
      invalidates: ['flow'],
      onDone: (copy) => void go(`/flows/${copy.id}`),
    }),
    discard: useWrite('discardDraft', {
      invalidates: ['flow'],
      onDone: (wire) => {
        const stored = storedDraft(wire)
        if (stored) {
          editor.replace(stored.document)
          saver.startFrom(stored)
        }
        showUndo(t`The draft is what is published.`, editor.undo)
        onDone()
      },
    }),
  }
}
