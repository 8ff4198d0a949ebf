import { ScrollArea, Text, TextInput, Tooltip, UnstyledButton } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { NodeKind } from '@etape/flow'
import { useState, type RefObject } from 'react'
import { useAddStep } from '../canvas/use-add-step.ts'
import { useCardWords } from '../words/card-words.tsx'
import { KindIcon } from '../words/kind-icon.tsx'
import { useCategoryWords } from './category-words.ts'
import { findKinds } from './find-kinds.ts'
import { startKindDrag } from './kind-drag.ts'
import css from './palette.module.css'
import { kindsOf, useRecentKinds } from './recent-kinds.ts'

/** All kinds of steps by category; a click adds one after the selected step, a drag puts it anywhere. */
export function Palette({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useLingui()
  const words = useCardWords()
  const categoryWords = useCategoryWords()
  const addStep = useAddStep()
  const recent = kindsOf(useRecentKinds((state) => state.types))
  const [searched, setSearched] = useState('')
  const groups = findKinds(
    searched,
    (kind) => `${words.say({ text: kind.title })} ${words.say({ text: kind.summary })}`,
  )
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
          value={searched}
          onChange={({ currentTarget }) => setSearched(currentTarget.value)}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Enter') addFirst()
            if (key === 'Escape') {
              setSearched('')
              currentTarget.blur()
            }
          }}
        />
      </div>
      <ScrollArea className={css.scroll} type="hover">
        {searched === '' && recent.length > 0 && (
          <section aria-label={t`Recently used`}>
            <h2 className={css.category}>
              <Trans>Recently used</Trans>
            </h2>
            <ul className={css.kinds}>
              {recent.map((kind) => (
                <li key={kind.type}>
                  <PaletteKind kind={kind} onAdd={() => add(kind)} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {groups.map(({ category, kinds }) => (
          <section key={category} aria-label={categoryWords[category]}>
            <h2 className={css.category}>{categoryWords[category]}</h2>
            <ul className={css.kinds}>
              {kinds.map((kind) => (
                <li key={kind.type}>
                  <PaletteKind kind={kind} onAdd={() => add(kind)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && (
          <Text c="dimmed" size="sm" p="xs">
            <Trans>No step is called that.</Trans>
          </Text>
        )}
      </ScrollArea>
    </nav>
  )
}

function PaletteKind({ kind, onAdd }: { kind: NodeKind; onAdd: () => void }) {
  const words = useCardWords()
  return (
    <Tooltip label={words.say({ text: kind.summary })} position="right" multiline maw={240} openDelay={600}>
      <UnstyledButton
        className={css.kind}
        draggable
        onDragStart={(event) => startKindDrag(event, kind.type)}
        onClick={onAdd}
      >
        <KindIcon icon={kind.icon} category={kind.category} />
        <span>{words.kind(kind)}</span>
      </UnstyledButton>
    </Tooltip>
  )
}
