/**
 * Makes a data folder with contacts and a live flow of four steps that an incoming webhook starts. Arguments: the folder, how many contacts.
 * Prints the path of the webhook.
 */
import { drawFlow } from '@etape/flow'
import { readSecret } from '../../apps/server/src/auth/secret.ts'
import { realClock } from '../../apps/server/src/clock.ts'
import { openHooks } from '../../apps/server/src/hooks/hooks.ts'
import { openEngine } from '../engine.ts'
import { publishFlow } from '../flows.ts'
import { putContacts } from '../put-contacts.ts'

const [folder = '', count = '0'] = process.argv.slice(2)
const { store, file } = await openEngine(folder)
const document = drawFlow()
  .trigger('webhook', { email: 'email', where: [], when: null })
  .branch('warm', { fact: 'contact.score', operator: 'at-least', value: 50 })
  .add('set-field', { field: 'contact.job_title', to: { type: 'value', value: 'Warm' } })
  .end('warm')
  .from('warm', 'no')
  .add('set-field', { field: 'contact.job_title', to: { type: 'value', value: 'Cold' } })
  .end('cold')
  .settings({ entry: 'every-time' })
  .build()
const flow = await publishFlow(store, 'Four steps', document)
const hooks = openHooks({ store, clock: realClock(), secret: readSecret(folder), publicUrl: 'http://localhost' })
await hooks.provide(flow, document)
const [address] = await hooks.addresses(flow)
await store.close()
putContacts(file, { count: Number(count), dueAt: null })
process.stdout.write(`${JSON.stringify({ path: new URL(address?.url ?? '').pathname })}\n`)
