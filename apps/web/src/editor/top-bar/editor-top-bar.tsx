import { Button, SegmentedControl } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { TopBar } from '../../shell/top-bar.tsx'
import { OthersHere } from '../presence/others-here.tsx'
import { SaveStatus } from '../draft/save-status.tsx'
import { TestsBadge } from '../flow-tests/tests-badge.tsx'
import { HeldButton } from '../holds/held-button.tsx'
import { FlowBadges } from './flow-badges.tsx'
import { FlowMenu } from './flow-menu.tsx'
import { FlowName } from './flow-name.tsx'
import css from './top-bar.module.css'

/** How the flow is shown: as a drawing, as a list of steps, or by what it has done. */
export type EditorView = 'canvas' | 'list' | 'figures'

/** What one does with the drawing: draw it, run it on a contact, see what it changes, or draw it along its tests. */
export type Bench = 'draw' | 'rehearse' | 'compare' | 'tests'

interface EditorTopBarProps {
  flow: ResponseOf<'readFlow'>
  canEdit: boolean
  view: EditorView
  onView: (view: EditorView) => void
  bench: Bench
  onBench: (bench: Bench) => void
  onPublish: () => void
}

/** The flow's name and state, and what can be done with it as a whole. */
export function EditorTopBar(props: EditorTopBarProps) {
  const { flow, canEdit, view, onView, bench, onBench, onPublish } = props
  const { t } = useLingui()
  const views = [
    { value: 'canvas', label: t`Canvas` },
    { value: 'list', label: t`List` },
    { value: 'figures', label: t`Figures` },
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
          <OthersHere />
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
            <Button className={css.wide ?? ''} px="sm" variant="default" component={Link} to={`/flows/${flow.id}/runs`}>
              <Trans>Runs</Trans>
            </Button>
          )}
          {flow.version !== null && (
            <BenchButton bench="compare" chosen={bench} onBench={onBench}>
              <Trans>Compare</Trans>
            </BenchButton>
          )}
          <BenchButton bench="rehearse" chosen={bench} onBench={onBench}>
            <Trans>Rehearse</Trans>
          </BenchButton>
          <BenchButton bench="tests" chosen={bench} onBench={onBench}>
            <Trans>Tests</Trans>
            <TestsBadge />
          </BenchButton>
          <HeldButton flow={flow} />
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

interface BenchButtonProps {
  bench: Bench
  chosen: Bench
  onBench: (bench: Bench) => void
  children: ReactNode
}

/** Goes to a bench, and back to drawing. */
function BenchButton({ bench, chosen, onBench, children }: BenchButtonProps) {
  const isChosen = bench === chosen
  return (
    <Button
      className={css.wide ?? ''}
      px="sm"
      variant={isChosen ? 'light' : 'default'}
      aria-pressed={isChosen}
      onClick={() => onBench(isChosen ? 'draw' : bench)}
    >
      {children}
    </Button>
  )
}
