import { Tooltip, UnstyledButton } from '@mantine/core'
import type { NodeKind } from '@etape/flow'
import { IconChevronRight } from '@tabler/icons-react'
import { useCardWords } from '../words/card-words.tsx'
import { KindIcon } from '../words/kind-icon.tsx'
import { startKindDrag } from './kind-drag.ts'
import css from './palette.module.css'

interface Stop {
  'data-stop': string
  tabIndex: number
}

interface PaletteGroupProps {
  title: string
  kinds: readonly NodeKind[]
  isOpen: boolean
  /** What makes the title, or a kind, a place the arrow keys come to. */
  stop: (kind?: NodeKind) => Stop
  onAdd: (kind: NodeKind) => void
  /** Without it, the group is always open. */
  onToggle?: () => void
}

/** Kinds of a sort under their title, which closes them and opens them again. */
export function PaletteGroup({ title, kinds, isOpen, stop, onAdd, onToggle }: PaletteGroupProps) {
  return (
    <div role="group" aria-label={title}>
      <h2 className={css.category}>
        {onToggle ? (
          <UnstyledButton className={css.toggle} aria-expanded={isOpen} onClick={onToggle} {...stop()}>
            {title}
            <IconChevronRight size={13} className={css.chevron} data-open={isOpen || undefined} aria-hidden />
          </UnstyledButton>
        ) : (
          title
        )}
      </h2>
      {isOpen && (
        <ul className={css.kinds}>
          {kinds.map((kind) => (
            <li key={kind.type}>
              <PaletteKind kind={kind} stop={stop(kind)} onAdd={() => onAdd(kind)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function PaletteKind({ kind, stop, onAdd }: { kind: NodeKind; stop: Stop; onAdd: () => void }) {
  const words = useCardWords()
  return (
    <Tooltip label={words.say({ text: kind.summary })} position="right" multiline maw={240} openDelay={600}>
      <UnstyledButton
        className={css.kind}
        draggable
        onDragStart={(event) => startKindDrag(event, kind.type)}
        onClick={onAdd}
        {...stop}
      >
        <KindIcon icon={kind.icon} category={kind.category} />
        <span>{words.kind(kind)}</span>
      </UnstyledButton>
    </Tooltip>
  )
}
