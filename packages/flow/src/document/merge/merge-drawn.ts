import { isSame, type MergeSubject, type Picker, type Side, type Three } from './picker.ts'

/** Something on the canvas that is known by an id. */
export interface Identified {
  id: string
}

interface Merging<Drawn extends Identified> {
  three: Three<readonly Drawn[]>
  subjectOf: (id: string) => MergeSubject
  picker: Picker
  /** One that both have. */
  both: (three: { base: Drawn | undefined; mine: Drawn; theirs: Drawn }) => Drawn
  /** Whether a side did something to it that would be lost if it went. */
  isTouched: (drawn: Drawn, base: Drawn, side: Side) => boolean
}

export interface MergedDrawn<Drawn> {
  drawn: Drawn[]
  /** What one side changed and the other took away: which side was taken. */
  disputed: ReadonlyMap<string, Side>
}

/** Mine in my order, then what they added. */
export function mergeDrawn<Drawn extends Identified>(merging: Merging<Drawn>): MergedDrawn<Drawn> {
  const { three } = merging
  const byId = (drawn: readonly Drawn[]) => new Map(drawn.map((one) => [one.id, one]))
  const [base, mine, theirs] = [byId(three.base), byId(three.mine), byId(three.theirs)]
  const disputed = new Map<string, Side>()
  const drawn: Drawn[] = []
  for (const id of new Set([...mine.keys(), ...theirs.keys()])) {
    const found = { base: base.get(id), mine: mine.get(id), theirs: theirs.get(id) }
    const merged = mergeOne(merging, id, { found, disputed })
    if (merged) drawn.push(merged)
  }
  return { drawn, disputed }
}

interface Found<Drawn> {
  found: Three<Drawn | undefined>
  disputed: Map<string, Side>
}

function mergeOne<Drawn extends Identified>(
  { picker, subjectOf, both, isTouched }: Merging<Drawn>,
  id: string,
  { found, disputed }: Found<Drawn>,
): Drawn | undefined {
  const { base, mine, theirs } = found
  if (mine && theirs) return both({ base, mine, theirs })
  const there = mine ?? theirs
  if (!there || !base) return there
  // One took it away: that holds unless the other did something to it.
  if (!isTouched(there, base, mine ? 'mine' : 'theirs')) return undefined
  const side = picker.choose({ subject: subjectOf(id), path: '' }, found)
  disputed.set(id, side)
  return side === 'mine' ? mine : theirs
}

/** Keys of an object merged one by one; a key that is nowhere any more is left out. */
export function mergeKeys(
  three: Three<Readonly<Record<string, unknown>>>,
  pick: (key: string, three: Three<unknown>) => unknown,
): Record<string, unknown> {
  const { base, mine, theirs } = three
  const merged: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = pick(key, { base: base[key], mine: mine[key], theirs: theirs[key] })
    if (value !== undefined) merged[key] = value
  }
  return merged
}

/** Where something stands is nobody's decision worth asking about: mine, if I moved it. */
export const whereItStands = <Value>({ base, mine, theirs }: Three<Value>): Value =>
  isSame(mine, base) ? theirs : mine
