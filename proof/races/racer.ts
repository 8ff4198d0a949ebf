import { judge, type Condition, type Facts } from '@etape/conditions'
import { defaultCrmSettings } from '@etape/crm'
import { drawFlow, takeTurn, type ContactState, type FlowDocument, type InputContent, type Turn } from '@etape/flow'
import { ConflictError, type NewInput, type Store } from '@etape/store'
import { askingAt, openDefinitions, type Definitions } from '../../apps/server/src/definitions.ts'

export const began = Date.UTC(2026, 2, 2, 9)
const by = { by: 'race', at: began }
export const cause = { by: 'person', user: 'race', name: 'Race' } as const

/** Both flows write the same field and the same stage and add to the same number, before and after a wait. */
const raceFlow = (event: string, stage: string, city: string): FlowDocument =>
  drawFlow()
    .trigger('event', { name: event, where: [], when: null })
    .add('change-score', { change: 'add', points: 1 })
    .add('set-field', { field: 'contact.city', to: { type: 'value', value: city } })
    .add('wait', { for: { minutes: 1 } })
    .add('change-score', { change: 'add', points: 10 })
    .add('set-stage', { record: 'contact', stage, allowBackward: false })
    .add('send-email', { subject: event, body: 'Hello' })
    .end('done')
    .settings({ entry: 'once' })
    .build()

export async function defineRace(store: Store): Promise<void> {
  await store.settings.saveStages(defaultCrmSettings().stages)
  for (const [name, stage, city] of [
    ['One', 'mql', 'Lund'],
    ['Two', 'sql', 'Nice'],
  ] as const) {
    const flow = await store.flows.create({ name, description: '', document: raceFlow(name, stage, city), ...by })
    await store.flows.publish(flow.id, { revision: 1, note: '', ...by })
  }
}

/** One process that takes turns step by step: what it has read, it may write only if nobody wrote meanwhile. */
export interface Racer {
  receive(contact: string, content: InputContent, key: string | null): Promise<void>
  load(id: number, now: number): Promise<void>
  /** Answers whether it was stored; not when another was quicker. */
  commit(): Promise<boolean>
}

export async function openRacer(store: Store, definitions?: Definitions): Promise<Racer> {
  const known = definitions ?? (await openDefinitions(store))
  let turn: Turn | null = null
  return {
    receive: async (contact, content, key) => {
      await store.inputs.receive([anInput(contact, content, key)])
    },
    load: async (id, now) => {
      const [state] = await store.turns.loadStates([id], {
        now,
        eventNames: known.current().world.eventsRead,
        joinCompanyByDomain: false,
      })
      turn = state ? await turnOf(state, { store, definitions: known, now }) : null
    },
    commit: async () => {
      if (!turn) return true
      try {
        await store.turns.commitTurns([turn])
        return true
      } catch (error) {
        if (error instanceof ConflictError) return false
        throw error
      } finally {
        turn = null
      }
    },
  }
}

/** With an address of free mail, so that no company comes of it: what is to be seen is how the contact alone is written. */
export const anInput = (contact: string, content: InputContent, key: string | null): NewInput => ({
  contact: { identity: { externalId: contact, email: `${contact}@gmail.com` }, create: 'api' },
  source: 'race',
  idempotencyKey: key,
  at: began,
  receivedAt: began,
  hop: 0,
  content,
})

function turnOf(
  state: ContactState,
  { store, definitions, now }: { store: Store; definitions: Definitions; now: number },
): Promise<Turn> {
  const { world, catalog } = definitions.current()
  const asking = askingAt(now, definitions.current())
  const ask = (condition: Condition, facts: Facts) => judge(condition, facts, asking, catalog)
  return takeTurn(state, world, { ...asking, ids: store.ids, judge: ask })
}
