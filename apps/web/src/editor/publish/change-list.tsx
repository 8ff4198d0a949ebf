import { ScrollArea } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { formOf, kindOf, type FlowComparison, type FlowNode, type NodeChange } from '@etape/flow'
import type { ReactNode } from 'react'
import { useFormats } from '../../text/formats.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import { KindIcon } from '../words/kind-icon.tsx'
import css from './change-list.module.css'
import { useSettingNames } from './use-setting-names.ts'

interface ChangeListProps {
  comparison: FlowComparison
}

/** What differs between two drawings, in words. */
export function ChangeList({ comparison }: ChangeListProps) {
  const { t } = useLingui()
  const { added, removed, changed, settings } = comparison
  const wiring = countWiring(comparison)
  if (countChanges(comparison) === 0)
    return (
      <p className={css.none}>
        <Trans>No differences; at most, steps stand elsewhere on the canvas.</Trans>
      </p>
    )
  return (
    <ScrollArea.Autosize
      mah={260}
      className={css.list ?? ''}
      viewportProps={{ role: 'region', 'aria-label': t`Changes`, tabIndex: 0 }}
    >
      <ul className={css.rows}>
        {added.map((node) => (
          <NodeRow key={node.id} node={node} sign="+">
            <Trans>added</Trans>
          </NodeRow>
        ))}
        {changed.map((change) => (
          <NodeRow key={change.after.id} node={change.after} sign="~">
            <ChangedFields change={change} />
          </NodeRow>
        ))}
        {removed.map((node) => (
          <NodeRow key={node.id} node={node} sign="−">
            <Trans>removed</Trans>
          </NodeRow>
        ))}
        {wiring > 0 && (
          <li className={css.row}>
            <span className={css.sign} aria-hidden>
              ~
            </span>
            <Plural value={wiring} one="# connection changed" other="# connections changed" />
          </li>
        )}
        {settings.length > 0 && (
          <li className={css.row}>
            <span className={css.sign} aria-hidden>
              ~
            </span>
            <SettingNames keys={settings.map(({ path }) => path.slice('settings.'.length))} />
          </li>
        )}
      </ul>
    </ScrollArea.Autosize>
  )
}

function NodeRow({ node, sign, children }: { node: FlowNode; sign: string; children: ReactNode }) {
  const words = useFlowWords()
  const kind = kindOf(node.type)
  return (
    <li className={css.row} data-sign={sign}>
      <span className={css.sign} aria-hidden>
        {sign}
      </span>
      {kind && <KindIcon icon={kind.icon} category={kind.category} />}
      <span className={css.words}>
        {words.node(node)} <span className={css.what}>{children}</span>
      </span>
    </li>
  )
}

/** The fields that differ, and what the card said before if it says something else now. */
function ChangedFields({ change }: { change: NodeChange }) {
  const { t } = useLingui()
  const words = useFlowWords()
  const formats = useFormats()
  const kind = kindOf(change.after.type)
  const titles = new Map(
    kind ? formOf(kind).map((field) => [`config.${field.key}`, words.say({ text: field.title })]) : [],
  )
  const names = change.fields.map(({ path }) => titles.get(path) ?? (path === 'name' ? t`name` : path))
  const [before, after] = [words.sentenceText(change.before), words.sentenceText(change.after)]
  return (
    <>
      <Trans>changed: {formats.list(names)}</Trans>
      {before !== after && (
        <span className={css.before}>
          <Trans>before: {before}</Trans>
        </span>
      )}
    </>
  )
}

function SettingNames({ keys }: { keys: readonly string[] }) {
  const formats = useFormats()
  const names = useSettingNames()
  return (
    <span>
      <Trans>Flow settings: {formats.list(keys.map((key) => names[key] ?? key))}</Trans>
    </span>
  )
}

/** Connections that changed among nodes that were there before and still are. */
function countWiring({ added, removed, edgesAdded, edgesRemoved }: FlowComparison): number {
  const come = new Set([...added, ...removed].map((node) => node.id))
  const outlets = [...edgesAdded, ...edgesRemoved]
    .filter((edge) => !come.has(edge.from) && !come.has(edge.to))
    .map((edge) => `${edge.from}/${edge.outlet}`)
  return new Set(outlets).size
}

/** How many things were done, as the draft's badge counts them. */
export const countChanges = (comparison: FlowComparison): number =>
  comparison.added.length +
  comparison.removed.length +
  comparison.changed.length +
  comparison.settings.length +
  countWiring(comparison)
