import { formatPhrase, languages, phrase } from '@etape/conditions'
import { contractTexts } from '@etape/contract'
import type { DeliveryToSend } from '@etape/store'
import type { Foundation } from '../context.ts'

/** Tells those who can do something about it, once, that a step was paused; each in their own language. */
export async function tellOfPause(
  { flow, node }: Pick<DeliveryToSend, 'flow' | 'node'>,
  { store, clock, stream }: Pick<Foundation, 'store' | 'clock' | 'stream'>,
): Promise<void> {
  const step = (await store.pausedSteps.list()).find((paused) => paused.flow === flow && paused.node === node)
  if (!step) return
  const title = phrase('“{step}” in “{flow}” sends nothing for now', { step: step.nodeName, flow: step.flowName })
  const { failed, contacts } = step
  const body = phrase('It failed for {failed} of {contacts} contacts. The rest of the flow goes on.', {
    failed,
    contacts,
  })
  const about = { deliveryId: null, contactId: null, runId: null, at: clock.now() }
  for (const { id, role, language: known } of await store.users.list()) {
    if (role === 'viewer') continue
    const language = languages.find((one) => one === known) ?? 'en'
    const say = (text: typeof title) => formatPhrase(text, language, language === 'en' ? {} : contractTexts[language])
    await store.notifications.add({ users: [id], title: say(title), body: say(body), ...about })
  }
  stream.publish('notification', null)
}
