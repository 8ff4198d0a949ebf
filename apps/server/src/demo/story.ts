import { pageVisit, type EpochMs, type FieldValues } from '@etape/conditions'
import type { Cast, DemoContact } from './cast.ts'
import { fits } from './cast.ts'
import type { Chance } from './chance.ts'
import { pages } from './names.ts'

/** Something that happens in the demo's history. */
export type Beat =
  | { at: EpochMs; type: 'arrives'; contact: DemoContact; how: 'import' | 'form' | 'manual' }
  | { at: EpochMs; type: 'does'; contact: DemoContact; event: string; properties: Record<string, unknown> }
  | { at: EpochMs; type: 'deal-opened'; contact: DemoContact; amount: number }
  | { at: EpochMs; type: 'deal-moved'; contact: DemoContact; stage: string; amount: number }
  | { at: EpochMs; type: 'written'; contact: DemoContact; fields: FieldValues }
  | { at: EpochMs; type: 'noted'; contact: DemoContact; text: string }
  | { at: EpochMs; type: 'tasks-done'; share: number }

const dayMs = 86_400_000
export const historyDays = 120

export interface Telling {
  chance: Chance
  /** When the history ends: now. */
  end: EpochMs
}

/** What happens over four months, in order. */
export function storyOf({ contacts }: Cast, telling: Telling): Beat[] {
  const beats = contacts.flatMap((contact, index) => lifeOf(contact, index, telling))
  return [...beats, ...chores(telling)].filter(({ at }) => at < telling.end).sort((left, right) => left.at - right.at)
}

const knownFromTheStart = 150

function lifeOf(contact: DemoContact, index: number, telling: Telling): Beat[] {
  const { chance } = telling
  const isKnown = index < knownFromTheStart
  const arrived = isKnown ? atDay(0, telling) : atDay(1 + chance.draw() * (historyDays - 2), telling)
  const how = isKnown ? 'import' : chance.pick(['form', 'form', 'form', 'manual'] as const)
  const arrives: Beat = { at: arrived, type: 'arrives', contact, how }
  return [
    arrives,
    ...visits(contact, arrived, telling),
    ...interest(contact, arrived, telling),
    ...phoneCall(contact, arrived, telling),
  ]
}

/** Working hours of some day of the history. */
function atDay(day: number, { end, chance }: Telling): EpochMs {
  const midnight = Math.floor((end - historyDays * dayMs) / dayMs + day) * dayMs
  return midnight + Math.floor((8 + chance.draw() * 9) * 3_600_000)
}

const later = (at: EpochMs, days: number, telling: Telling): EpochMs => {
  const since = (at - (telling.end - historyDays * dayMs)) / dayMs
  return Math.max(at + 600_000, atDay(since + days, telling))
}

function visits(contact: DemoContact, arrived: EpochMs, telling: Telling): Beat[] {
  const { chance } = telling
  const count = chance.between(1, 7)
  return Array.from({ length: count }, (): Beat => {
    const path = chance.pick(pages)
    const properties = { path, url: `https://www.etape.example${path}`, title: path === '/' ? 'Home' : path.slice(1) }
    return { at: later(arrived, chance.draw() * 60, telling), type: 'does', contact, event: pageVisit, properties }
  })
}

/** Sales rang some of them, and wrote down how it went. */
function phoneCall(contact: DemoContact, arrived: EpochMs, telling: Telling): Beat[] {
  const { chance } = telling
  if (!chance.happens(0.22)) return []
  const status = chance.pick(['open', 'connected', 'connected', 'attempted', 'bad-timing', 'unqualified'])
  return [written(contact, later(arrived, chance.between(2, 12), telling), { status })]
}

/** Some download a guide; of those that fit us, some go the whole way. */
function interest(contact: DemoContact, arrived: EpochMs, telling: Telling): Beat[] {
  const { chance } = telling
  if (chance.happens(0.05)) return oldFriend(contact, arrived, telling)
  if (!chance.happens(0.5))
    return chance.happens(0.3) ? [did(contact, later(arrived, 2, telling), 'Newsletter opened')] : []
  const downloaded = later(arrived, chance.draw() * 10, telling)
  const download = did(contact, downloaded, 'Lead magnet downloaded', { title: chance.pick(guides) })
  const form = did(contact, downloaded + 60_000, 'Form submitted', { form: 'Guide' })
  if (!fits(contact) || !chance.happens(0.55)) return [download, form]
  return [download, form, ...meeting(contact, downloaded, telling)]
}

const guides = ['Ten questions to ask a supplier', 'First steps with sensors', 'What downtime costs'] as const

function meeting(contact: DemoContact, downloaded: EpochMs, telling: Telling): Beat[] {
  const { chance } = telling
  const booked = later(downloaded, chance.pick([0.4, 1, 2, 4, 6, 9, 12]), telling)
  const beats = [did(contact, booked, 'Meeting booked', { with: 'Sales' })]
  if (!chance.happens(0.75)) return beats
  const called = later(booked, chance.between(1, 9), telling)
  const noted: Beat = { at: called + 900_000, type: 'noted', contact, text: chance.pick(notes) }
  return [...beats, did(contact, called, 'Call positive'), noted, ...selling(contact, called, telling)]
}

const notes = [
  'Wants to see figures from a customer of their size.',
  'Budget is decided in the spring; the plant manager is on our side.',
  'Asked for a trial on one line first.',
  'Compares us with two others. Price matters less than delivery time.',
] as const

const ladder = ['demo-scheduled', 'quote-sent', 'negotiation'] as const

/** The deal goes up the pipeline a step every week or so, and is won or lost in the end. */
function selling(contact: DemoContact, called: EpochMs, telling: Telling): Beat[] {
  const { chance } = telling
  const amount = 500 * chance.between(4, 90)
  const reached = chance.between(0, ladder.length)
  const beats: Beat[] = []
  let at = called
  for (const stage of ladder.slice(0, reached)) {
    at = later(at, chance.between(3, 9), telling)
    beats.push({ at, type: 'deal-moved', contact, stage, amount })
  }
  const isLost = chance.happens(0.25)
  if (!isLost && (reached < ladder.length || !chance.happens(0.8))) return beats
  const stage = isLost ? 'closed-lost' : 'closed-won'
  return [...beats, { at: later(at, chance.between(2, 8), telling), type: 'deal-moved', contact, stage, amount }]
}

/** A customer of old: has bought, is asked about again, and may recommend us. */
function oldFriend(contact: DemoContact, arrived: EpochMs, telling: Telling): Beat[] {
  const { chance } = telling
  const amount = 500 * chance.between(6, 60)
  const opened = later(arrived, 1 + chance.draw() * 40, telling)
  const won = later(opened, chance.between(4, 20), telling)
  const recommends = chance.happens(0.4) ? [did(contact, later(won, 20, telling), 'Referral made')] : []
  return [
    { at: opened, type: 'deal-opened', contact, amount },
    { at: won, type: 'deal-moved', contact, stage: chance.happens(0.6) ? 'closed-won' : 'negotiation', amount },
    written(contact, later(won, 5, telling), { score: chance.between(40, 98) }),
    ...recommends,
  ]
}

const written = (contact: DemoContact, at: EpochMs, fields: FieldValues): Beat => ({
  at,
  type: 'written',
  contact,
  fields,
})

const did = (contact: DemoContact, at: EpochMs, event: string, properties: Record<string, unknown> = {}): Beat => ({
  at,
  type: 'does',
  contact,
  event,
  properties,
})

/** Every few days somebody works through their tasks. */
const chores = (telling: Telling): Beat[] =>
  Array.from({ length: historyDays / 4 }, (_, index): Beat => ({
    at: atDay(index * 4, telling),
    type: 'tasks-done',
    share: 0.45,
  }))
