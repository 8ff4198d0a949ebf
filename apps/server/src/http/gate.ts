import type { IncomingMessage } from 'node:http'
import type { Access } from '@etape/contract'
import type { Auth } from '../auth/auth.ts'
import type { Caller, KeyHolder } from './caller.ts'
import { Refusal } from './refusal.ts'

/** Who is calling. A key is looked at before a cookie; a wrong key is refused rather than passed over. */
export async function identify(auth: Auth, request: IncomingMessage, access: Access): Promise<Caller> {
  if (access === 'public') return { type: 'anonymous' }
  const { authorization } = request.headers
  if (authorization) return holderOf(auth, authorization)
  return (await auth.personOf(headersOf(request))) ?? { type: 'anonymous' }
}

async function holderOf(auth: Auth, authorization: string): Promise<KeyHolder> {
  const [scheme = '', credentials = ''] = authorization.split(' ', 2)
  const kind = scheme.toLowerCase()
  if (kind === 'bearer') return known(await auth.keys.holderOf('api', credentials))
  if (kind === 'basic') {
    const [userName = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(':', 1)
    return known(await auth.keys.holderOf('write', userName))
  }
  throw new Refusal('key/unknown')
}

function known(holder: KeyHolder | null): KeyHolder {
  if (!holder) throw new Refusal('key/unknown')
  return holder
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses what another site made a browser send. Programs with a key send no cookie and are not asked. */
export function refuseCrossSite(request: IncomingMessage, ownOrigins: ReadonlySet<string>): void {
  if (safeMethods.has(request.method ?? '') || request.headers.authorization) return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('request/cross-site')
  const { origin, host } = request.headers
  if (origin === undefined) return
  if (ownOrigins.has(origin) || URL.parse(origin)?.host === host) return
  throw new Refusal('request/cross-site')
}

export function headersOf({ headers }: IncomingMessage): Headers {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  )
  return new Headers(pairs)
}
