import { ActionIcon, Button, Tooltip, UnstyledButton } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBoxMultiple,
  IconKeyboard,
  IconMinus,
  IconNote,
  IconPlus,
} from '@tabler/icons-react'
import { Panel, useStore } from '@xyflow/react'
import type { ReactNode } from 'react'
import { useFormats } from '../../text/formats.ts'
import { useKeyMap } from '../keys/key-map-context.ts'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import css from './canvas-bar.module.css'
import { useAddRemark } from './use-add-remark.ts'
import { useCanvas } from './use-canvas.ts'
import { useTidyUp } from './use-tidy-up.ts'

/** Zoom, and what can be done to the whole drawing. */
export function CanvasBar({ isEditable }: { isEditable: boolean }) {
  const { t } = useLingui()
  const keyMap = useKeyMap()
  return (
    <Panel position="bottom-left" className={css.bar ?? ''} role="toolbar" aria-label={t`View and history`}>
      <ZoomButtons />
      {isEditable && <HistoryButtons />}
      <BarButton label={t`Keyboard shortcuts`} onClick={keyMap.open}>
        <IconKeyboard size={17} stroke={1.7} />
      </BarButton>
    </Panel>
  )
}

/** Zoom alone, for drawings that are only looked at. */
export function ZoomBar() {
  const { t } = useLingui()
  return (
    <Panel position="bottom-left" className={`${css.bar} ${css.zoomOnly}`} role="toolbar" aria-label={t`View`}>
      <ZoomButtons />
    </Panel>
  )
}

function ZoomButtons() {
  const { t } = useLingui()
  const canvas = useCanvas()
  const formats = useFormats()
  const zoom = useStore(({ transform }) => Math.round(transform[2] * 100) / 100)
  return (
    <>
      <BarButton label={t`Zoom out`} onClick={canvas.zoomOut}>
        <IconMinus size={15} stroke={1.9} />
      </BarButton>
      <Tooltip label={t`Actual size`}>
        <UnstyledButton className={css.zoom} onClick={canvas.zoomToFull}>
          {formats.percent(zoom)}
        </UnstyledButton>
      </Tooltip>
      <BarButton label={t`Zoom in`} onClick={canvas.zoomIn}>
        <IconPlus size={15} stroke={1.9} />
      </BarButton>
      <Button variant="subtle" color="gray" size="compact-sm" className={css.word ?? ''} onClick={canvas.fit}>
        <Trans>Fit</Trans>
      </Button>
    </>
  )
}

function HistoryButtons() {
  const { t } = useLingui()
  const editor = useEditor()
  const tidyUp = useTidyUp()
  const remark = useAddRemark()
  const canUndo = useEditorState(({ history }) => history.past.length > 0)
  const canRedo = useEditorState(({ history }) => history.future.length > 0)
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" className={css.word ?? ''} onClick={tidyUp}>
        <Trans>Tidy up</Trans>
      </Button>
      <BarButton label={t({ message: 'Add a note', context: 'canvas' })} onClick={remark.note}>
        <IconNote size={17} stroke={1.7} />
      </BarButton>
      <BarButton label={t`Add a group`} onClick={remark.group}>
        <IconBoxMultiple size={17} stroke={1.7} />
      </BarButton>
      <BarButton label={t`Undo`} isDisabled={!canUndo} onClick={editor.undo}>
        <IconArrowBackUp size={17} stroke={1.7} />
      </BarButton>
      <BarButton label={t`Redo`} isDisabled={!canRedo} onClick={editor.redo}>
        <IconArrowForwardUp size={17} stroke={1.7} />
      </BarButton>
    </>
  )
}

interface BarButtonProps {
  label: string
  isDisabled?: boolean
  onClick: () => void
  children: ReactNode
}

function BarButton({ label, isDisabled = false, onClick, children }: BarButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={28} aria-label={label} disabled={isDisabled} className={css.button ?? ''} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
