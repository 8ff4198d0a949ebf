import type { FieldValues } from '@etape/conditions'
import { isRecord } from '../kit/json.ts'
import type { Sample } from './script.ts'

/** Who stands in for a person whose data are not to be kept. */
const standIn = { first_name: 'Alex', last_name: 'Martin', phone: '+46 8 000 00 00', external_id: 'sample' } as const

/**
 * The sample without what says who it was: name, address, phone and id are made up, wherever they stand as a whole or
 * inside a text. What counts in conditions stays: the domain of the address, and that a field is filled at all.
 */
export function withoutIdentity(sample: Sample): Sample {
  const { contact, deals, events } = sample
  const made = madeUp(contact)
  const replaced = [...made]
    .map(([key, next]) => [String(contact[key]), next] as const)
    // The longer first: an address can have the name in it.
    .sort(([one], [other]) => other.length - one.length)
  const replace = (value: unknown) => replaceIn(value, replaced)
  return {
    ...sample,
    name: [made.get('first_name'), made.get('last_name')].filter(Boolean).join(' ') || standIn.first_name,
    contact: { ...(replace(contact) as FieldValues), ...Object.fromEntries(made) },
    deals: deals.map((deal) => replace(deal) as FieldValues),
    events: events.map((event) => ({ ...event, properties: replace(event.properties) as typeof event.properties })),
  }
}

function madeUp(contact: FieldValues): ReadonlyMap<string, string> {
  const isFilled = (key: string) => typeof contact[key] === 'string' && contact[key] !== ''
  const made = new Map<string, string>(Object.entries(standIn).filter(([key]) => isFilled(key)))
  const domain = isFilled('email') ? String(contact['email']).split('@').at(-1) : undefined
  return domain === undefined ? made : made.set('email', `alex.martin@${domain}`)
}

function replaceIn(value: unknown, replaced: readonly (readonly [string, string])[]): unknown {
  if (typeof value === 'string') return replaced.reduce((text, [old, next]) => replaceWord(text, old, next), value)
  if (Array.isArray(value)) return value.map((one) => replaceIn(one, replaced))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaceIn(one, replaced)]))
}

/** Where it stands as a word or words of its own: Alva is not meant in Alvastra. */
const replaceWord = (text: string, old: string, next: string): string =>
  text.replaceAll(old, (found, at: number) =>
    isInWord(text[at - 1]) || isInWord(text[at + old.length]) ? found : next,
  )

const isInWord = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)
