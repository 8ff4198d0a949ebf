/** Makes a data folder with contacts and one published flow of six nodes. Arguments: the folder, how many contacts. */
import type { FieldValues } from '@etape/conditions'
import { drawFlow, type FlowDocument } from '@etape/flow'
import type { NewInput, Store } from '@etape/store'
import { openEngine } from '../engine.ts'

const [folder = '', count = '0'] = process.argv.slice(2)
const { store, start } = await openEngine(folder)
await publishFlow(store, qualification())
const runtime = await start()
const perBatch = 2000
for (let from = 0; from < Number(count); from += perBatch) {
  const size = Math.min(perBatch, Number(count) - from)
  await runtime.receive(Array.from({ length: size }, (_, at) => newContact(from + at)))
}
await runtime.idle(600_000)
await runtime.stop()
await store.close()

/** Everybody goes through all of it: six steps each. */
function qualification(): FlowDocument {
  return drawFlow()
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
}

async function publishFlow({ flows }: Store, document: FlowDocument): Promise<void> {
  const by = { by: 'bench', at: Date.now() }
  const { id } = await flows.create({ name: 'Qualification', description: '', document, ...by })
  await flows.publish(id, { revision: 1, note: '', ...by })
}

function newContact(number: number): NewInput {
  const now = Date.now()
  // An address that says nothing of a company: whoever has none writes no company.
  const email = `c${number}@gmail.com`
  const fields: FieldValues = {
    email,
    first_name: 'Kim',
    last_name: `Lind ${number}`,
    country: 'SE',
    city: 'Lund',
    score: 10 + (number % 90),
  }
  return {
    contact: { identity: { email }, create: 'import' },
    source: 'bench',
    idempotencyKey: null,
    at: now,
    receivedAt: now,
    hop: 0,
    content: {
      type: 'record',
      created: null,
      fields,
      allowBackward: false,
      cause: { by: 'api', key: 'bench', name: 'Bench' },
      runFlows: true,
    },
  }
}
