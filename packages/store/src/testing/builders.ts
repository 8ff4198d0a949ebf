import type { EpochMs, FieldValues } from '@etape/conditions'
import type { Cause, Contact } from '@etape/crm'
import type { ContactState, InputContent, Run, Step, Turn } from '@etape/flow'
import type { NewInput } from '../shapes/inputs.ts'
import type { Store } from '../store.ts'

/** Tuesday 3 March 2026, 09:00 UTC. */
export const T0: EpochMs = Date.UTC(2026, 2, 3, 9)
export const byAnna: Cause = { by: 'person', user: 'anna', name: 'Anna' }

export const anEvent = (name: string, properties: Record<string, unknown> = {}): InputContent => ({
  type: 'event',
  name,
  properties,
  cause: byAnna,
})

export const aRecord = (fields: FieldValues): Extract<InputContent, { type: 'record' }> => ({
  type: 'record',
  created: null,
  fields,
  allowBackward: false,
  cause: byAnna,
  runFlows: true,
})

export function anInput(contact: NewInput['contact'], content: InputContent, rest: Partial<NewInput> = {}): NewInput {
  return { contact, source: 'test', idempotencyKey: null, at: T0, receivedAt: T0, hop: 0, content, ...rest }
}

export const known = (email: string): NewInput['contact'] => ({ identity: { email }, create: 'api' })

/** Contacts as they are after their first turn, with these fields. Answers their ids. */
export async function someContacts(store: Store, ...fields: readonly FieldValues[]): Promise<number[]> {
  const inputs = fields.map((own, index) => {
    const email = typeof own['email'] === 'string' ? own['email'] : undefined
    return anInput({ identity: { email, anonymousId: `somebody ${index}` }, create: 'api' }, aRecord(own))
  })
  const received = await store.inputs.receive(inputs)
  const ids = received.flatMap(({ contactId }) => contactId ?? [])
  const states = await load(store, ids)
  await store.turns.commitTurns(states.map((state, index) => aTurn(state, { fields: fields[index] ?? {} })))
  return ids
}

export const load = (store: Store, ids: readonly number[]): Promise<ContactState[]> =>
  store.turns.loadStates(ids, { now: T0 + 1e10, eventNames: ['Signed Up', 'Paid'], joinCompanyByDomain: true })

/** A turn that handles all inputs and does nothing else. `fields` are written over those the contact has. */
export function aTurn(state: ContactState, rest: Partial<Turn> & { fields?: FieldValues } = {}): Turn {
  const { fields, ...turn } = rest
  return {
    contactId: state.contact.id,
    at: T0,
    contact: fields ? written(state.contact, fields) : null,
    companies: [],
    deals: [],
    tasks: [],
    notes: [],
    events: [],
    runs: [],
    steps: [],
    changes: [],
    memberships: [],
    deliveries: [],
    onward: [],
    later: [],
    putOff: [],
    consumed: state.inputs.map(({ id }) => id),
    dueAt: null,
    ...turn,
  }
}

const written = (contact: Contact, fields: FieldValues): Contact => ({
  ...contact,
  version: contact.version + 1,
  fields: { ...contact.fields, ...fields },
})

export function aRun(store: Store, contactId: number, rest: Partial<Run> = {}): Run {
  return {
    id: store.ids.next('run'),
    flow: 'welcome',
    versionId: 1,
    contactId,
    key: '',
    status: 'waiting',
    outcome: null,
    node: 'wait-1',
    visit: 2,
    stepId: 0,
    arrivedAt: T0,
    wakeAt: T0 + 1000,
    waiting: { type: 'sleep', thenBy: 'done' },
    start: { node: 'start', cause: byAnna, because: { text: 'By hand' }, verdict: null },
    problem: null,
    startedAt: T0,
    endedAt: null,
    ...rest,
  }
}

export function aStep(store: Store, run: Run, rest: Partial<Step> = {}): Step {
  return {
    id: store.ids.next('step'),
    runId: run.id,
    contactId: run.contactId,
    flow: run.flow,
    node: run.node,
    kind: 'wait',
    visit: run.visit,
    at: T0,
    leftAt: null,
    leftBy: null,
    state: 'waiting',
    verdicts: [],
    note: null,
    ...rest,
  }
}
