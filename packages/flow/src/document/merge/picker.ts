import { isSameJson } from '../../kit/json.ts'

/** What a difference is about. */
export type MergeSubject =
  | { type: 'node' | 'note' | 'group'; id: string }
  | { type: 'edge'; from: string; outlet: string }
  | { type: 'settings' }

/** Something that both changed, each in another way. */
export interface MergeConflict {
  /** The same whenever the same three documents are merged. */
  key: string
  subject: MergeSubject
  /** `name`, `config.for`; empty for the whole of it, which one changed and the other took away. */
  path: string
  /** `undefined` where it is not there. */
  base: unknown
  mine: unknown
  theirs: unknown
}

export type Side = 'mine' | 'theirs'
/** By key of the conflict; mine where nothing is chosen. */
export type MergeChoices = Readonly<Record<string, Side>>

export interface Three<Value> {
  base: Value
  mine: Value
  theirs: Value
}

/** Takes what only one changed; of what both changed it notes a conflict, and takes the side that was chosen. */
export interface Picker {
  pick: <Value>(about: { subject: MergeSubject; path: string }, three: Three<Value>) => Value
  /** Whether mine or theirs is to be taken of something that cannot be merged. */
  choose: (about: { subject: MergeSubject; path: string }, three: Three<unknown>) => Side
  conflicts: readonly MergeConflict[]
}

export function createPicker(choices: MergeChoices): Picker {
  const conflicts: MergeConflict[] = []
  const choose: Picker['choose'] = ({ subject, path }, three) => {
    const key = keyOf(subject, path)
    conflicts.push({ key, subject, path, ...three })
    return choices[key] ?? 'mine'
  }
  return {
    conflicts,
    choose,
    pick: (about, three) => {
      const { base, mine, theirs } = three
      if (isSame(mine, theirs) || isSame(theirs, base)) return mine
      if (isSame(mine, base)) return theirs
      return choose(about, three) === 'mine' ? mine : theirs
    },
  }
}

export const isSame = (left: unknown, right: unknown): boolean => left === right || isSameJson(left, right)

function keyOf(subject: MergeSubject, path: string): string {
  switch (subject.type) {
    case 'edge':
      return `edge ${subject.from}.${subject.outlet}`
    case 'settings':
      return `settings ${path}`
    default:
      return `${subject.type} ${subject.id} ${path}`
  }
}
