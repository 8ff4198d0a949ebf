import type { Condition } from '@etape/conditions'
import { drawFlow, type FlowDocument } from '@etape/flow'
import type { Store } from '@etape/store'

/** Everybody that putContacts makes goes through all of it: six steps each. */
export const qualification = (): FlowDocument =>
  drawFlow()
    .trigger('by-hand', { when: null })
    .branch('fits', {
      all: [
        { fact: 'contact.country', operator: 'equal', value: 'SE' },
        { fact: 'contact.score', operator: 'at-least', value: 10 },
      ],
    })
    .add('set-stage', { record: 'contact', stage: 'mql', allowBackward: false })
    .add('set-status', { record: 'contact', status: 'open' })
    .add('create-task', {
      type: 'call',
      title: 'Call {{ first_name | the new lead }}',
      notes: null,
      due: { days: 1 },
      priority: 'high',
      assignee: { type: 'owner' },
    })
    .end('qualified')
    .build()

/** After the trigger and a first wait, each time a contact wakes it takes two steps and sleeps again, so many times. */
export function nurture(times: number): FlowDocument {
  let flow = drawFlow()
    .trigger('by-hand', { when: null })
    .add('wait', { for: { days: 30 } })
  for (let time = 0; time < times; time += 1) {
    flow = flow.add('change-score', { change: 'add', points: 1 }).add('wait', { for: { days: 30 } })
  }
  return flow.end().build()
}

/** Eight steps, one after the other, and over. */
export function onboarding(): FlowDocument {
  let flow = drawFlow().trigger('by-hand', { when: null })
  for (let time = 0; time < 6; time += 1) flow = flow.add('change-score', { change: 'add', points: 1 })
  return flow.end('onboarded').build()
}

/** Answers its id, which is made from the name. */
export async function publishFlow(store: Store, name: string, document: FlowDocument): Promise<string> {
  const by = { by: 'bench', at: Date.now() }
  const { id } = await store.flows.create({ name, description: '', document, ...by })
  await store.flows.publish(id, { revision: 1, note: '', ...by })
  return id
}

/** A segment that counts events, a flow behind it, and one that hears each event and reads a property of it. */
export async function publishTracking(store: Store): Promise<void> {
  const active: Condition = {
    all: [
      { fact: 'events', params: { name: 'Report opened' }, operator: 'count-at-least', value: 3 },
      { fact: 'contact.country', operator: 'equal', value: 'SE' },
    ],
  }
  const segment = { id: 'active', name: 'Active', description: '', kind: 'dynamic', condition: active } as const
  await store.segments.create(segment, Date.now())
  await publishFlow(store, 'Qualify the active', qualifyTheActive())
  await publishFlow(store, 'Welcome', welcome())
}

const qualifyTheActive = (): FlowDocument =>
  drawFlow()
    .trigger('segment-entered', { segment: 'active', when: null })
    .add('set-stage', { record: 'contact', stage: 'mql', allowBackward: false })
    .end('qualified')
    .build()

const welcome = (): FlowDocument =>
  drawFlow()
    .trigger('event', {
      name: 'Report opened',
      where: [{ property: 'plan', operator: 'equal', value: 'pro' }],
      when: null,
    })
    .branch('warm', { fact: 'contact.score', operator: 'at-least', value: 50 })
    .add('set-status', { record: 'contact', status: 'open' })
    .end('welcomed')
    .build()
