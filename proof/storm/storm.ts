import { aFlow } from '../../packages/flow/src/testing/a-flow.ts'
import type { InputContent } from '@etape/flow'
import type { NewInput } from '@etape/store'
import type { TestServer } from '../../apps/server/test/test-server.ts'

const cause = { by: 'system', reason: 'storm' } as const
const isHot = { fact: 'contact.score', operator: 'at-least', value: 50 } as const
const isSwede = { fact: 'contact.country', operator: 'equal', value: 'SE' } as const

export interface Storm {
  contacts: number
  /** How many of them cannot be handled. */
  poisoned: number
}

export interface AfterStorm {
  flow: string
  /** Ids of the contacts that could not be handled. */
  poisoned: readonly number[]
}

/** So many contacts come into one segment at once, a few of which nobody can handle; the flow branches, writes mail and makes a deal. */
export async function letStormCome(server: TestServer, { contacts, poisoned }: Storm): Promise<AfterStorm> {
  const { admin, context } = server
  const { id: segment } = await admin.createSegment({ body: { name: 'Hot', condition: isHot } })
  const document = aFlow()
    .trigger('segment-entered', { segment })
    .branch('swede', isSwede)
    .add('send-email', { subject: 'Hej', body: 'Hej' }, 'hej')
    .from('swede', 'no')
    .add('send-email', { subject: 'Hello', body: 'Hello' }, 'hello')
    .alsoFrom('hej')
    .add('create-deal', {
      name: 'Deal',
      stage: { pipeline: 'sales', stage: 'new-deal' },
      amount: null,
      currency: null,
      owner: { type: 'nobody' },
      withCompany: false,
    })
    .end('done')
    .build()
  const { id: flow } = await admin.createFlow({ body: { name: 'Storm', document: { ...document } } })
  await admin.publishFlow({ params: { id: flow }, body: { revision: 1 } })
  const numbers = Array.from({ length: contacts }, (_, number) => number)
  const made = await context.store.inputs.receive(
    numbers.map((number) => inputOf(number, { country: number % 2 === 0 ? 'SE' : 'FR' })),
  )
  await server.idle()
  const ids = made.map(({ contactId }) => contactId ?? 0)
  const broken = ids.filter((_, at) => at % Math.floor(contacts / poisoned) === 7).slice(0, poisoned)
  await poison(server, broken)
  await context.runtime.receive(numbers.map((number) => inputOf(number, { score: 60 })))
  await context.runtime.idle(600_000)
  return { flow, poisoned: broken }
}

function inputOf(number: number, fields: Readonly<Record<string, string | number>>): NewInput {
  const content: InputContent = { type: 'record', created: null, fields, allowBackward: false, cause, runFlows: true }
  const identity = { externalId: `storm-${number}`, email: `storm-${number}@storm.example` }
  const contact = { identity, create: 'api' } as const
  return { contact, source: 'storm', idempotencyKey: null, at: 0, receivedAt: 0, hop: 0, content }
}

/** An input that nobody can read, as a broken disk or somebody's hand could leave it. */
async function poison({ context, clock }: TestServer, ids: readonly number[]): Promise<void> {
  const inputs = context.store.auth.kysely.withTables<{ input: Record<string, unknown> }>()
  for (const id of ids)
    await inputs
      .insertInto('input')
      .values({ contact_id: id, id: 1, at: 0, received_at: clock.now(), hop: 0, source: 'storm', content: 'no JSON' })
      .execute()
}
