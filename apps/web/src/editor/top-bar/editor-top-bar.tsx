import { Button, SegmentedControl } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { Link } from 'react-router'
import { TopBar } from '../../shell/top-bar.tsx'
import { SaveStatus } from '../draft/save-status.tsx'
import { FlowBadges } from './flow-badges.tsx'
import { FlowMenu } from './flow-menu.tsx'
import { FlowName } from './flow-name.tsx'
import css from './top-bar.module.css'

/** How the flow is shown: as a drawing, or as a list of steps. */
export type EditorView = 'canvas' | 'list'

interface EditorTopBarProps {
  flow: ResponseOf<'readFlow'>
  canEdit: boolean
  view: EditorView
  onView: (view: EditorView) => void
  onPublish: () => void
}

/** The flow's name and state, and what can be done with it as a whole. */
export function EditorTopBar({ flow, canEdit, view, onView, onPublish }: EditorTopBarProps) {
  const { t } = useLingui()
  const views = [
    { value: 'canvas', label: t`Canvas` },
    { value: 'list', label: t`List` },
  ]
  return (
    <TopBar
      back={{ to: '/flows', label: t`Flows` }}
      documentTitle={flow.name}
      title={<FlowName flow={flow} canEdit={canEdit} />}
      beside={
        <>
          <span className={css.badges}>
            <FlowBadges flow={flow} />
          </span>
          <span className={css.saving}>{canEdit && <SaveStatus />}</span>
        </>
      }
      actions={
        <>
          <SegmentedControl
            className={css.wide ?? ''}
            aria-label={t`Show as`}
            size="xs"
            data={views}
            value={view}
            onChange={(next) => onView(next as EditorView)}
          />
          {flow.version !== null && (
            <Button className={css.wide ?? ''} variant="default" component={Link} to={`/flows/${flow.id}/runs`}>
              <Trans>Runs</Trans>
            </Button>
          )}
          <FlowMenu flow={flow} canEdit={canEdit} />
          {canEdit && (
            <Button onClick={onPublish} disabled={flow.status === 'archived'}>
              <Trans>Publish…</Trans>
            </Button>
          )}
        </>
      }
    />
  )
}
