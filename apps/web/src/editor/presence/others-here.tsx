import { Avatar, Tooltip, VisuallyHidden } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useFlowWords } from '../words/flow-words.tsx'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import { onlyNodes } from '../state/selection.ts'
import { useCanvas } from '../canvas/use-canvas.ts'
import css from './presence.module.css'
import type { Present } from './present.ts'
import { useOthers } from './use-presence.ts'

const shownMost = 4

/** Who else has the flow open; a click goes to the step they have selected. */
export function OthersHere() {
  const { t } = useLingui()
  const others = useOthers()
  if (others.length === 0) return null
  const more = others.length - shownMost
  return (
    <ul className={css.others} aria-label={t`Also here`}>
      {others.slice(0, shownMost).map((other) => (
        <li key={other.tab}>
          <Other other={other} />
        </li>
      ))}
      {more > 0 && <li className={css.more}>+{more}</li>}
    </ul>
  )
}

function Other({ other: { name, initials, node, hue } }: { other: Present }) {
  const { t } = useLingui()
  const editor = useEditor()
  const canvas = useCanvas()
  const where = useNodeName(node)
  const goThere = () => {
    if (node === null) return
    editor.select(() => onlyNodes(node))
    canvas.reveal(node)
  }
  const label = where ? t`${name}, at “${where}”` : t`${name} is here`
  return (
    <Tooltip label={label}>
      <Avatar
        component="button"
        type="button"
        size={28}
        radius="xl"
        className={css.avatar ?? ''}
        data-hue={hue}
        onClick={goThere}
      >
        <span aria-hidden>{initials}</span>
        <VisuallyHidden>{label}</VisuallyHidden>
      </Avatar>
    </Tooltip>
  )
}

function useNodeName(id: string | null): string | null {
  const words = useFlowWords()
  const node = useEditorState(({ document }) => document.nodes.find((one) => one.id === id))
  return node ? words.node(node) : null
}
