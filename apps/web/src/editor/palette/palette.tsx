import { ScrollArea, Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { kindOf, type Category, type NodeKind } from '@etape/flow'
import { useRef, useState, type RefObject } from 'react'
import { KeyHint } from '../../ui/key-hint.tsx'
import { useAddStep } from '../canvas/use-add-step.ts'
import { useEditorState } from '../state/editor-context.ts'
import { useCardWords } from '../words/card-words.tsx'
import { useCategoryWords } from './category-words.ts'
import { findKinds } from './find-kinds.ts'
import { PaletteGroup } from './palette-group.tsx'
import css from './palette.module.css'
import { kindsOf, useRecentKinds } from './recent-kinds.ts'
import { useOneStop } from './use-one-stop.ts'

const stopOf = (group: string, kind?: NodeKind): string => (kind ? `${group}/${kind.type}` : group)

/** All kinds of steps by category; a click adds one after the selected step, a drag puts it anywhere. */
export function Palette({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useLingui()
  const list = useRef<HTMLDivElement>(null)
  const categoryWords = useCategoryWords()
  const addStep = useAddStep()
  const [searched, setSearched] = useState('')
  const { groups, toggle } = useShownGroups(searched)
  const canClose = ({ id, kinds }: Pick<ShownGroup, 'id' | 'kinds'>) =>
    id !== 'recent' && searched === '' && kinds.length > 1
  const keys = groups.flatMap(({ id, kinds, isOpen }) => [
    ...(canClose({ id, kinds }) ? [stopOf(id)] : []),
    ...(isOpen ? kinds.map((kind) => stopOf(id, kind)) : []),
  ])
  const oneStop = useOneStop(keys, () => searchRef.current?.focus())
  const add = (kind: NodeKind) => addStep.append(kind.type)
  const addFirst = () => {
    const first = groups[0]?.kinds[0]
    if (!first || searched === '') return
    add(first)
    setSearched('')
  }
  return (
    <nav className={css.palette} aria-label={t`Steps to add`}>
      <div className={css.search}>
        <TextInput
          ref={searchRef}
          type="search"
          aria-label={t`Add a step`}
          placeholder={t`Add a step`}
          rightSection={searched === '' && <KeyHint keys="/" />}
          value={searched}
          onChange={({ currentTarget }) => setSearched(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') addFirst()
            if (event.key === 'ArrowDown') {
              event.preventDefault()
              list.current?.querySelector<HTMLElement>('[data-stop][tabindex="0"]')?.focus()
            }
            if (event.key === 'Escape') {
              setSearched('')
              event.currentTarget.blur()
            }
          }}
        />
      </div>
      <ScrollArea className={css.scroll} type="hover">
        <div ref={list} role="toolbar" aria-orientation="vertical" aria-label={t`Kinds of step`} {...oneStop.list}>
          {groups.map(({ id, kinds, isOpen }) => (
            <PaletteGroup
              key={id}
              title={id === 'recent' ? t`Recently used` : categoryWords[id]}
              kinds={kinds}
              isOpen={isOpen}
              stop={(kind) => oneStop.stop(stopOf(id, kind))}
              onAdd={add}
              {...(canClose({ id, kinds }) && { onToggle: () => toggle(id, !isOpen) })}
            />
          ))}
        </div>
        {groups.length === 0 && (
          <Text c="dimmed" size="sm" p="xs">
            <Trans>No step is called that.</Trans>
          </Text>
        )}
      </ScrollArea>
    </nav>
  )
}

interface ShownGroup {
  id: Category | 'recent'
  kinds: readonly NodeKind[]
  isOpen: boolean
}

/** What is listed: what was found, else the kinds used last and all. Once the flow has a trigger, the others make room. */
function useShownGroups(searched: string) {
  const words = useCardWords()
  // As it was when the flow was opened: a list that grows while one draws slips away under the pointer.
  const [recent] = useState(() => kindsOf(useRecentKinds.getState().types))
  const hasTrigger = useEditorState(({ document }) =>
    document.nodes.some(({ type }) => kindOf(type)?.category === 'trigger'),
  )
  const [toggled, setToggled] = useState<Partial<Record<Category, boolean>>>({})
  const found = findKinds(searched, (kind) => `${words.say({ text: kind.title })} ${words.say({ text: kind.summary })}`)
  const isOpen = (category: Category) =>
    searched !== '' || (toggled[category] ?? (category !== 'trigger' || !hasTrigger))
  const byCategory = found.map(({ category, kinds }): ShownGroup => ({
    id: category,
    kinds,
    isOpen: isOpen(category),
  }))
  const groups: ShownGroup[] =
    searched === '' && recent.length > 0 ? [{ id: 'recent', kinds: recent, isOpen: true }, ...byCategory] : byCategory
  return {
    groups,
    toggle: (id: string, open: boolean) => setToggled((before) => ({ ...before, [id]: open })),
  }
}
