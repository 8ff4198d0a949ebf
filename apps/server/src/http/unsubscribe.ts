import { languages, type Language } from '@etape/conditions'
import { Router, urlencoded, type Request, type Response } from 'express'
import type { Context } from '../context.ts'
import { hashAddress } from '../deliveries/suppress.ts'
import { leavingPath, type Leaver } from '../leaving/leaving.ts'
import { leavingPage, type LeavingState } from '../leaving/page.ts'
import { headersOf } from './gate.ts'
import { languageOf } from './language.ts'
import { tellContact } from './write-contact.ts'

/**
 * Where contacts unsubscribe. Looking changes nothing, since programs look at every link in a letter; a POST does, from the
 * page or straight from a mail program (RFC 8058). No cookie is asked for and none is set.
 */
export function unsubscribe(context: Context): Router {
  const router = Router()
  const path = `${leavingPath}/:token`
  router.get(path, async (request, response) => {
    const leaver = context.leaving.read(request.params.token)
    const suppression = leaver && (await context.store.suppressions.find(leaver.hash))
    if (!leaver) return answer(request, response, 'wrong')
    answer(request, response, suppression ? 'left' : 'question')
  })
  router.post(path, urlencoded({ extended: false, limit: 1000 }), async (request, response) => {
    const leaver = context.leaving.read(request.params.token)
    if (!leaver) return answer(request, response, 'wrong')
    const wantsBack = bodyOf(request)['back'] === 'yes'
    await (wantsBack ? comeBack : leave)(context, leaver)
    answer(request, response, wantsBack ? 'back' : 'left')
  })
  return router
}

const bodyOf = (request: Request): Readonly<Record<string, unknown>> =>
  (request.body as Readonly<Record<string, unknown>> | undefined) ?? {}

const cause = { by: 'system', reason: 'unsubscribed by link' } as const

async function leave(context: Context, { contactId, hash }: Leaver): Promise<void> {
  const { store, clock } = context
  const address = await addressOf(context, { contactId, hash })
  await store.suppressions.add({ hash, address, reason: 'unsubscribed', detail: '', at: clock.now() })
  if (address !== null) await writeSubscribed(context, contactId, false)
}

async function comeBack(context: Context, { contactId, hash }: Leaver): Promise<void> {
  const { store } = context
  const suppression = await store.suppressions.find(hash)
  // Who complained, or whose mail came back, is not written to again by a click.
  if (suppression?.reason !== 'unsubscribed') return
  await store.suppressions.remove(hash)
  if ((await addressOf(context, { contactId, hash })) !== null) await writeSubscribed(context, contactId, true)
}

/** The contact's address, when it still is the one that was written to. */
async function addressOf({ store }: Context, { contactId, hash }: Leaver): Promise<string | null> {
  const email = (await store.contacts.get(contactId))?.fields['email']
  return typeof email === 'string' && hashAddress(email) === hash ? email : null
}

function writeSubscribed(context: Context, contactId: number, subscribed: boolean): Promise<void> {
  const record = { type: 'record', created: null, allowBackward: false, runFlows: true } as const
  return tellContact(context, contactId, { ...record, fields: { subscribed }, cause })
}

function answer(request: Request, response: Response, state: LeavingState): void {
  const asked = languages.find((language): language is Language => language === request.query['language'])
  const language = asked ?? languageOf({ caller: { type: 'anonymous' }, headers: headersOf(request) })
  response.setHeader('cache-control', 'no-store')
  response.setHeader('x-robots-tag', 'noindex')
  response.setHeader('referrer-policy', 'no-referrer')
  response
    .status(state === 'wrong' ? 404 : 200)
    .type('text/html')
    .send(leavingPage(state, language))
}
