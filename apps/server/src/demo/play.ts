import type { FieldValues } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import type { InputContent } from '@etape/flow'
import type { NewInput } from '@etape/store'
import { passMoments } from '../pass-time.ts'
import { createDeal, newDeal, updateDeal } from '../records/write-deals.ts'
import type { DemoContact } from './cast.ts'
import type { Theatre } from './theatre.ts'
import type { People } from './founding.ts'
import type { Beat } from './story.ts'

const settleMs = 60_000

export interface Playing {
  theatre: Theatre
  people: People
  /** Ids of contacts by their key. */
  known: Map<string, number>
}

/** Plays beats in order. Visits and the like wait for the next thing of weight, so that they share its commit. */
export async function play({ theatre, people, known }: Playing, beats: readonly Beat[]): Promise<void> {
  let gathered: Beat[] = []
  for (const beat of beats) {
    gathered.push(beat)
    if (isLight(beat)) continue
    await playTogether({ theatre, people, known }, gathered)
    gathered = []
  }
  await playTogether({ theatre, people, known }, gathered)
}

const lightEvents: ReadonlySet<string> = new Set([
  'Page visited',
  'Newsletter opened',
  'Form submitted',
  'Referral made',
])

const isLight = (beat: Beat): boolean =>
  beat.type === 'arrives' || beat.type === 'written' || (beat.type === 'does' && lightEvents.has(beat.event))

async function playTogether({ theatre, people, known }: Playing, beats: readonly Beat[]): Promise<void> {
  const last = beats.at(-1)
  if (!last) return
  await passMoments(theatre, last.at)
  const inputs = beats.flatMap((beat) => inputOf(beat, { theatre, people, known }) ?? [])
  const received = await theatre.runtime.receive(inputs.map(({ input }) => input))
  for (const [index, { contact }] of inputs.entries()) {
    const id = received[index]?.contactId
    if (typeof id === 'number') known.set(contact.key, id)
  }
  await act(last, { theatre, people, known })
  await theatre.runtime.idle(settleMs)
}

interface Told {
  input: NewInput
  contact: DemoContact
}

function inputOf(beat: Beat, { theatre: { clock }, people, known }: Playing): Told | null {
  if (beat.type !== 'arrives' && beat.type !== 'does' && beat.type !== 'written') return null
  const { contact, at } = beat
  const id = known.get(contact.key)
  const identity = { externalId: contact.key, ...(contact.email !== null && { email: contact.email }) }
  const create = beat.type === 'arrives' ? beat.how : 'form'
  const to: NewInput['contact'] = id === undefined ? { identity, create } : { id }
  const input = { contact: to, source: 'demo', idempotencyKey: null, at, receivedAt: Math.max(at, clock.now()), hop: 0 }
  return { input: { ...input, content: contentOf(beat, people) }, contact }
}

type InputBeat = Extract<Beat, { type: 'arrives' | 'does' | 'written' }>

function contentOf(beat: InputBeat, people: People): InputContent {
  if (beat.type === 'does') {
    const cause: Cause = { by: 'event', name: beat.event, eventId: null }
    return { type: 'event', name: beat.event, properties: beat.properties, cause }
  }
  const fields = beat.type === 'written' ? beat.fields : fieldsOf(beat.contact, people)
  const who = people[beat.type === 'arrives' && beat.how === 'manual' ? beat.contact.owner : 'marketer']
  const cause: Cause = { by: 'person', user: who.id, name: who.name }
  return { type: 'record', created: null, fields, allowBackward: false, cause, runFlows: true }
}

export function fieldsOf(contact: DemoContact, people: People): FieldValues {
  const { firstName, lastName, email, jobTitle, land, city, company } = contact
  return {
    external_id: contact.key,
    first_name: firstName,
    last_name: lastName,
    ...(email !== null && { email }),
    ...(jobTitle !== null && { job_title: jobTitle }),
    country: land.country,
    city,
    language: land.language,
    time_zone: land.zone,
    owner: people[contact.owner].id,
    subscribed: contact.subscribed,
    marketing_contact: contact.subscribed,
    industry: company.industry,
    first_touch: contact.source,
  }
}

/** What people do by themselves, past the inputs. */
async function act(beat: Beat, playing: Playing): Promise<void> {
  switch (beat.type) {
    case 'deal-opened':
      return openDeal(beat, playing)
    case 'deal-moved':
      return moveDeal(beat, playing)
    case 'noted':
      return note(beat, playing)
    case 'tasks-done':
      return workThroughTasks(beat, playing)
    default:
      return undefined
  }
}

const momentOf = ({ theatre: { definitions, clock }, people }: Playing) => {
  const cause: Cause = { by: 'person', user: people.seller.id, name: people.seller.name }
  return { defined: definitions.current(), at: clock.now(), cause }
}

async function openDeal({ contact, amount }: Extract<Beat, { type: 'deal-opened' }>, playing: Playing): Promise<void> {
  const { theatre, people, known } = playing
  const { store, runtime } = theatre
  const id = known.get(contact.key)
  if (id === undefined) return
  const { companyId } = (await store.contacts.read(id)) ?? { companyId: null }
  const fields = { name: `${contact.company.name}, extension`, pipeline: 'sales', stage: 'demo-scheduled', amount }
  const write = { fields: { ...fields, owner: people[contact.owner].id }, companyId, contactIds: [id] }
  const made = newDeal(store.ids.next('deal'), write, momentOf(playing))
  if (made.ok) await store.transaction((groups) => createDeal(groups, made.value, momentOf(playing)))
  runtime.wake()
}

async function moveDeal(
  { contact, stage: to, amount }: Extract<Beat, { type: 'deal-moved' }>,
  playing: Playing,
): Promise<void> {
  const { store, runtime } = playing.theatre
  const contactId = playing.known.get(contact.key)
  if (contactId === undefined) return
  const { rows } = await store.deals.list({
    contact: contactId,
    type: 'open',
    limit: 1,
    sort: 'created_at',
    order: 'desc',
  })
  const [deal] = rows
  if (!deal) return
  await store.transaction((groups) => updateDeal(groups, deal.id, { fields: { stage: to, amount } }, momentOf(playing)))
  runtime.wake()
}

async function note(
  { contact, text }: Extract<Beat, { type: 'noted' }>,
  { theatre: { store, clock }, people, known }: Playing,
): Promise<void> {
  const contactId = known.get(contact.key)
  const { id, name } = people.seller
  const author: Cause = { by: 'person', user: id, name }
  if (contactId !== undefined) await store.notes.create({ contactId, text, at: clock.now(), author })
}

async function workThroughTasks(
  { share }: Extract<Beat, { type: 'tasks-done' }>,
  { theatre: { store, clock } }: Playing,
): Promise<void> {
  const { rows } = await store.tasks.list({ state: 'open', now: clock.now(), limit: 200 })
  const due = rows.filter(({ dueAt }) => dueAt !== null && dueAt < clock.now())
  for (const task of due.slice(0, Math.ceil(due.length * share)))
    await store.tasks.update(task.id, { doneAt: clock.now() })
}
