import { languages, phrase } from '@etape/conditions'
import type { DeliveryToSend } from '@etape/store'
import type { Foundation } from '../context.ts'
import { sayIn } from '../explain/say.ts'

/** Tells those who can do something about it, once, that a step was paused; each in their own language. */
export async function tellOfPause(
  { flow, node }: Pick<DeliveryToSend, 'flow' | 'node'>,
  { store, clock, stream, definitions }: Pick<Foundation, 'store' | 'clock' | 'stream' | 'definitions'>,
): Promise<void> {
  const step = (await store.pausedSteps.list()).find((paused) => paused.flow === flow && paused.node === node)
  if (!step) return
  const title = phrase('“{step}” in “{flow}” sends nothing for now', {
    step: { type: 'node', id: step.node },
    flow: step.flowName,
  })
  const { failed, contacts } = step
  const body = phrase('It failed for {failed} of {contacts} contacts. The rest of the flow goes on.', {
    failed,
    contacts,
  })
  const about = { deliveryId: null, contactId: null, runId: null, at: clock.now() }
  for (const { id, role, language: known } of await store.users.list()) {
    if (role === 'viewer') continue
    const language = languages.find((one) => one === known) ?? 'en'
    const say = sayIn(language, definitions.current(), () => step.nodeName)
    await store.notifications.add({ users: [id], title: say(title), body: say(body), ...about })
  }
  stream.publish('notification', null)
}
