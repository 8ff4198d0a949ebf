import { createClientFor } from '@etape/contract'
import { announceSessionEnd } from './session-end.ts'

const asksWhoIsSignedIn = (url: string): boolean => url.startsWith('/api/session')

/** A function per route of the contract. Rejects with `ApiError`, or a `TypeError` when the server cannot be reached. */
export const client = createClientFor(routeAddresses, async (url, init) => {
  const response = await fetch(url, init)
  if (response.status === 401 && !asksWhoIsSignedIn(url)) announceSessionEnd()
  return response
})
