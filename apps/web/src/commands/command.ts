import type { ReactNode } from 'react'

/** Something one can do or go to by its name. */
export interface Command {
  /** Unique among what is shown. */
  id: string
  label: string
  /** More words it is found by, and that tell it from others: an address, a state. */
  detail?: string
  icon?: ReactNode
  /** The keys that do the same, as `KeyHint` takes them. */
  keys?: string
  run: () => void
}

export interface CommandGroup {
  title: string
  commands: readonly Command[]
}

/** Without case and accents, so that *etape* finds *étape*. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** The commands that have every word searched for; those whose name begins so come first. Groups left empty go. */
export function findCommands(groups: readonly CommandGroup[], searched: string): CommandGroup[] {
  const words = fold(searched).split(/\s+/).filter(Boolean)
  const beginning = words.join(' ')
  const textOf = ({ label, detail = '' }: Command) => fold(`${label} ${detail}`)
  const distance = (command: Command) => (textOf(command).startsWith(beginning) ? 0 : 1)
  return groups
    .map(({ title, commands }) => ({
      title,
      commands: commands
        .filter((command) => words.every((word) => textOf(command).includes(word)))
        .toSorted((one, other) => distance(one) - distance(other)),
    }))
    .filter(({ commands }) => commands.length > 0)
}
