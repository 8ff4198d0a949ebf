import { createClient, type Client } from '@etape/contract'

interface Address {
  url: string
}

export interface Cookie {
  name: string
  value: string
}

/** What a browser keeps once the link has signed somebody in. */
export async function cookiesOf({ url }: Address, link: string): Promise<Cookie[]> {
  const token = new URL(link, url).searchParams.get('token')
  const response = await fetch(`${url}/api/session/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token }),
  })
  if (!response.ok) throw new Error(`Nobody was signed in: ${await response.text()}`)
  return response.headers.getSetCookie().map((header) => {
    const [pair = ''] = header.split(';', 1)
    const end = pair.indexOf('=')
    return { name: pair.slice(0, end), value: pair.slice(end + 1) }
  })
}

/** The typed client as that somebody. */
export function clientOf({ url }: Address, cookies: readonly Cookie[]): Client {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return createClient((path, init) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', cookie)
    headers.set('origin', url)
    return fetch(url + path, { ...init, headers })
  })
}
