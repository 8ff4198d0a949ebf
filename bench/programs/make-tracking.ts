/**
 * Makes a data folder with contacts, a segment and flows that hear and read events, and a write key.
 * Arguments: the folder, how many contacts. Prints `{ "writeKey": … }`.
 */
import { drawFlow, type FlowDocument } from '@etape/flow'
import type { Condition } from '@etape/conditions'
import { openKeyRing } from '../../apps/server/src/auth/key-ring.ts'
import { realClock } from '../../apps/server/src/clock.ts'
import { openEngine } from '../engine.ts'
import { putContacts } from '../put-contacts.ts'

const [folder = '', count = '0'] = process.argv.slice(2)
const { store, file } = await openEngine(folder)
const at = Date.now()

const active: Condition = {
  all: [
    { fact: 'events', params: { name: 'Report opened' }, operator: 'count-at-least', value: 3 },
    { fact: 'contact.country', operator: 'equal', value: 'SE' },
  ],
}
await store.segments.create({ id: 'active', name: 'Active', description: '', kind: 'dynamic', condition: active }, at)
await publish(
  'Qualify the active',
  drawFlow()
    .trigger('segment-entered', { segment: 'active', when: null })
    .add('set-stage', { record: 'contact', stage: 'mql', allowBackward: false })
    .end('qualified')
    .build(),
)
await publish(
  'Welcome',
  drawFlow()
    .trigger('event', {
      name: 'Report opened',
      where: [{ property: 'plan', operator: 'equal', value: 'pro' }],
      when: null,
    })
    .branch('warm', { fact: 'contact.score', operator: 'at-least', value: 50 })
    .add('set-status', { record: 'contact', status: 'open' })
    .end('welcomed')
    .build(),
)
const { secret, hash, start } = openKeyRing(store, realClock()).make('write')
await store.keys.create({ id: 'bench', name: 'Bench', kind: 'write', role: '', start, hash, createdAt: at })
await store.close()
putContacts(file, { count: Number(count), dueAt: null })
process.stdout.write(`${JSON.stringify({ writeKey: secret })}\n`)

async function publish(name: string, document: FlowDocument): Promise<void> {
  const by = { by: 'bench', at }
  const { id } = await store.flows.create({ name, description: '', document, ...by })
  await store.flows.publish(id, { revision: 1, note: '', ...by })
}
