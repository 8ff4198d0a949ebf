import type { Client } from '@etape/contract'
import { drawFlow } from '@etape/flow'

/** Sets a shop up: every order gets a run of its own that may change a stage, makes a task, waits and sends a letter. */
export async function openShop(admin: Client, customers: number): Promise<string> {
  for (let number = 0; number < customers; number += 1) {
    const fields = { external_id: `customer-${number}`, email: `customer-${number}@shop.example` }
    await admin.createContact({ body: { fields } })
  }
  const document = drawFlow()
    .trigger('event', { name: 'Order placed', where: [], when: null })
    .branch('again', { fact: 'events', params: { name: 'Order placed' }, operator: 'count-at-least', value: 3 })
    .add('set-stage', { record: 'contact', stage: 'customer', allowBackward: false })
    .alsoFrom('again', 'no')
    .add('create-task', {
      type: 'call',
      title: 'Thank them',
      notes: null,
      due: null,
      priority: 'normal',
      assignee: { type: 'nobody' },
    })
    .add('wait', { for: { seconds: 1 } })
    .add('send-email', { subject: 'Your order', body: 'It is on its way.' })
    .end('served')
    .settings({ entry: 'every-time' })
    .build()
  const flow = await admin.createFlow({ body: { name: 'Orders', document: { ...document } } })
  await admin.publishFlow({ params: { id: flow.id }, body: { revision: 1 } })
  const { secret } = await admin.createApiKey({ body: { name: 'Shop', kind: 'write' } })
  return secret
}
