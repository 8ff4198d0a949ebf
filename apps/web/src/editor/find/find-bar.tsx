import { ActionIcon, CloseButton, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { kindOf } from '@etape/flow'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { fold } from '../../commands/command.ts'
import { useCanvas } from '../canvas/use-canvas.ts'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import { onlyNodes } from '../state/selection.ts'
import { remarkKey } from '../state/remark-key.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import css from './find-bar.module.css'

/** A search in the flow that is open: what is typed goes to the first place, Enter from one to the next. */
export function FindBar({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const editor = useEditor()
  const canvas = useCanvas()
  const [searched, setSearched] = useState('')
  const [at, setAt] = useState(0)
  const find = useFind()
  const found = useMemo(() => find(searched), [find, searched])
  const showIn = (places: readonly string[], index: number) => {
    const next = places.length === 0 ? 0 : (index + places.length) % places.length
    setAt(next)
    const key = places[next]
    if (key === undefined) return
    editor.select(() => onlyNodes(key))
    canvas.reveal(key)
  }
  const show = (index: number) => showIn(found, index)
  const place = `${found.length === 0 ? 0 : at + 1}/${found.length}`
  return (
    <div className={css.bar} role="search">
      <TextInput
        size="xs"
        data-autofocus
        ref={takeKeyboard}
        aria-label={t`Find a step in the flow`}
        placeholder={t`Find a step in the flow`}
        value={searched}
        onChange={({ currentTarget }) => {
          setSearched(currentTarget.value)
          showIn(find(currentTarget.value), 0)
        }}
        onKeyDown={({ key, shiftKey }) => {
          if (key === 'Enter') show(shiftKey ? at - 1 : at + 1)
          if (key === 'Escape') onClose()
        }}
      />
      <span className={css.count} role="status">
        {searched === '' ? '' : place}
      </span>
      <ActionIcon size={26} aria-label={t`Previous`} disabled={found.length === 0} onClick={() => show(at - 1)}>
        <IconChevronUp size={15} />
      </ActionIcon>
      <ActionIcon size={26} aria-label={t`Next`} disabled={found.length === 0} onClick={() => show(at + 1)}>
        <IconChevronDown size={15} />
      </ActionIcon>
      <CloseButton size="sm" aria-label={t`Close`} onClick={onClose} />
    </div>
  )
}

const takeKeyboard = (input: HTMLInputElement | null): void => input?.focus()

/** Finds the steps, notes and groups that have every word searched for, from top to bottom. */
function useFind(): (searched: string) => readonly string[] {
  const words = useFlowWords()
  const document = useEditorState((state) => state.document)
  return useMemo(
    () => (searched: string) => {
      const wanted = fold(searched).split(/\s+/).filter(Boolean)
      if (wanted.length === 0) return []
      const places = [
        ...document.nodes.map((node) => ({
          key: node.id,
          position: node.position,
          text: `${node.name} ${words.sentenceText(node)} ${words.kind(kindOf(node.type))}`,
        })),
        ...document.notes.map(({ id, position, text }) => ({ key: remarkKey('note', id), position, text })),
        ...document.groups.map(({ id, position, title }) => ({ key: remarkKey('group', id), position, text: title })),
      ]
      return places
        .filter(({ text }) => wanted.every((word) => fold(text).includes(word)))
        .toSorted((one, other) => one.position.y - other.position.y)
        .map(({ key }) => key)
    },
    [words, document],
  )
}
