import { ActionIcon, Menu } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import {
  IconArchive,
  IconCopy,
  IconDots,
  IconDownload,
  IconFolder,
  IconPlayerPause,
  IconPlayerPlay,
  IconRoute2,
} from '@tabler/icons-react'
import { Link } from 'react-router'
import { useMay } from '../data/session.ts'
import type { FlowRow } from './flow-status.tsx'
import type { FlowMoves } from './use-flow-moves.ts'

interface FlowMenuProps {
  flow: FlowRow
  moves: FlowMoves
  /** Archiving ends runs, so it is asked about first. */
  onArchive: (flow: FlowRow) => void
  onFile: (flow: FlowRow) => void
}

/** What can be done with one flow of the list. */
export function FlowMenu(props: FlowMenuProps) {
  const { flow, moves } = props
  const { t } = useLingui()
  const mayWrite = useMay('marketer')
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={t`More for ${flow.name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to={`/flows/${flow.id}/runs`} leftSection={<IconRoute2 size={16} aria-hidden />}>
          <Trans>Show runs</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => moves.export(flow)}>
          <Trans>Export</Trans>
        </Menu.Item>
        {mayWrite && <WritingItems {...props} />}
      </Menu.Dropdown>
    </Menu>
  )
}

function WritingItems({ flow, moves, onFile, onArchive }: FlowMenuProps) {
  return (
    <>
      {flow.status === 'live' && (
        <Menu.Item leftSection={<IconPlayerPause size={16} aria-hidden />} onClick={() => moves.pause(flow)}>
          <Trans>Pause</Trans>
        </Menu.Item>
      )}
      {flow.status === 'paused' && (
        <Menu.Item leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={() => moves.resume(flow)}>
          <Trans>Resume</Trans>
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => moves.duplicate(flow)}>
        <Trans>Duplicate</Trans>
      </Menu.Item>
      <Menu.Item leftSection={<IconFolder size={16} aria-hidden />} onClick={() => onFile(flow)}>
        <Trans>Name, folder and tags…</Trans>
      </Menu.Item>
      {flow.status !== 'archived' && (
        <Menu.Item leftSection={<IconArchive size={16} aria-hidden />} onClick={() => onArchive(flow)}>
          <Trans>Archive</Trans>
        </Menu.Item>
      )}
    </>
  )
}
