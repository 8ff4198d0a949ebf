import { toMs } from '@etape/conditions'
import { propertiesOf, type Happening, type Properties } from '../kit/happening.ts'
import type { Draft, LiveRun } from './draft.ts'
import type { LiveFlow } from './world.ts'

/** Why a flow takes nobody in just now, for the rule that looks at earlier runs. */
export type EntryRefusal = 'came-once' | 'under-way' | 'cooling-down'

export type EntryKey = { key: string } | { refused: EntryRefusal; until: number | null }

const longestKey = 200

/** The key of the run that the entry rule allows, or why it allows none. Runs of one contact in one flow at one time differ in it. */
export function entryKey({ runs, state, settings }: Draft, { id, current }: LiveFlow, happening: Happening): EntryKey {
  const { rule, coolDown, keyedBy } = current.document.settings.entry
  const base = keyedBy === null ? '' : keyIn(propertiesOf(happening), keyedBy)
  const belongs = (key: string) => keyedBy === null || key === base || key.startsWith(`${base} #`)
  const mine = runs.filter(({ run }) => run.flow === id && belongs(run.key))
  const past = state.past.filter((entry) => entry.flow === id && belongs(entry.key) && entry.runs > 0)
  const isUnderWay = mine.some(isWaiting)
  switch (rule) {
    case 'once':
      return mine.length > 0 || past.length > 0 ? refuse('came-once') : { key: base }
    case 'again-after-leaving':
      return isUnderWay ? refuse('under-way') : { key: base }
    case 'every-time':
      return { key: isUnderWay ? freeKey(mine, base) : base }
    case 'cool-down': {
      if (isUnderWay) return refuse('under-way')
      const ended = [...past.map(({ lastEndedAt }) => lastEndedAt), ...mine.map(({ run }) => run.endedAt)]
      const until = Math.max(...ended.map((at) => at ?? -Infinity)) + (coolDown ? toMs(coolDown) : 0)
      return until > settings.now ? refuse('cooling-down', until) : { key: base }
    }
  }
}

const refuse = (refused: EntryRefusal, until: number | null = null): EntryKey => ({ refused, until })

const isWaiting = ({ run }: LiveRun): boolean => run.status === 'waiting'

/** What the property says; a happening without it is one of all those without. */
function keyIn(properties: Properties | null, property: string): string {
  const value = properties && Object.hasOwn(properties, property) ? properties[property] : null
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isPlain ? String(value).slice(0, longestKey) : ''
}

/** Whether the two would come in under the same key, so that only one of them can at a time. */
export function isSameEntry({ current }: LiveFlow, one: Happening, other: Happening): boolean {
  const { rule, keyedBy } = current.document.settings.entry
  if (rule === 'every-time') return false
  return keyedBy === null || keyIn(propertiesOf(one), keyedBy) === keyIn(propertiesOf(other), keyedBy)
}

/** Whether an event is about another cart, say, than the run of a keyed flow: both name one, and not the same. */
export function isOfAnother({ run, version }: LiveRun, properties: Properties): boolean {
  const keyedBy = version?.document.settings.entry.keyedBy ?? null
  if (keyedBy === null) return false
  const [own, named] = [keyIn(run.start.event ?? null, keyedBy), keyIn(properties, keyedBy)]
  return own !== '' && named !== '' && own !== named
}

function freeKey(mine: readonly LiveRun[], base: string): string {
  const taken = new Set(mine.filter(isWaiting).map(({ run }) => run.key))
  const numbered = (number: number) => (base === '' ? String(number) : `${base} #${number}`)
  let number = 2
  while (taken.has(numbered(number))) number += 1
  return taken.has(base) ? numbered(number) : base
}
