import { languages } from '@etape/conditions'
import { isStrongPassword } from '../auth/passwords.ts'
import { countTries } from '../auth/tries.ts'
import type { Context } from '../context.ts'
import { personOf } from './caller.ts'
import type { Handlers } from './handlers.ts'
import { showUser } from './people.ts'
import { Refusal } from './refusal.ts'

type SessionRoute =
  | 'readSession' | 'signInWithPassword' | 'signInWithLink' | 'signOut' | 'setLanguage' | 'setPassword' // prettier-ignore

export function sessionHandlers(context: Context): Handlers<SessionRoute> {
  const { auth, store, clock } = context
  const guard = guardTries(clock)
  return {
    readSession: ({ caller }) => {
      const person = personOf(caller)
      const language = languages.find((one) => one === person.language) ?? null
      return Promise.resolve({ user: showUser(person), language })
    },
    signInWithPassword: async ({ body, headers, address, setCookies }) => {
      const email = body.email.trim().toLowerCase()
      const given = { email, password: body.password }
      const begun = await guard([`address:${address}`, `email:${email}`], () => auth.signInWithPassword(given, headers))
      if (!begun) throw new Refusal('session/wrong-credentials')
      setCookies(begun.cookies)
      return { user: showUser(begun.person) }
    },
    signInWithLink: async ({ body, headers, address, setCookies }) => {
      const begun = await guard([`address:${address}`], () => auth.signInWithLink(body.token, headers))
      if (!begun) throw new Refusal('session/link-used')
      setCookies(begun.cookies)
      return { user: showUser(begun.person) }
    },
    signOut: async ({ caller, headers, setCookies }) => {
      personOf(caller)
      setCookies(await auth.signOut(headers))
      return null
    },
    setLanguage: async ({ caller, body }) => {
      await store.users.update(personOf(caller).id, body)
      return null
    },
    setPassword: async ({ caller, body, headers, address }) => {
      const person = personOf(caller)
      if (!isStrongPassword(body.password, person)) throw new Refusal('session/weak-password')
      const matches = async () => {
        if (!(await auth.hasPassword(person.id))) return true
        return (await auth.matchesPassword(person.id, body.current ?? '')) || null
      }
      const known = await guard([`address:${address}`, `email:${person.email}`], matches)
      if (!known) throw new Refusal('session/wrong-credentials')
      await auth.setPassword(person.id, body.password, headers)
      return null
    },
  }
}

/** Runs what may be tried; failures under the same names make the next tries wait. */
function guardTries(clock: Context['clock']) {
  const tries = countTries()
  return async <T>(names: readonly string[], attempt: () => Promise<T | null>): Promise<T | null> => {
    const waitMs = tries.waitMs(names, clock.now())
    if (waitMs > 0) throw new Refusal('session/too-many-tries', { retryAfterSeconds: Math.ceil(waitMs / 1000) })
    const result = await attempt()
    if (result === null) tries.failed(names, clock.now())
    else tries.succeeded(names)
    return result
  }
}
