import { lookup } from 'node:dns'
import { request as plainRequest, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { isPrivateAddress, type AllowedHosts } from './private-address.ts'

export interface Call {
  url: string
  method: string
  headers: Readonly<Record<string, string>>
  body: string
}

export interface CallSettings {
  allowed: AllowedHosts
  /** For everything together, from the look-up of the name to the last byte of the answer. */
  timeoutMs: number
  /** More of an answer than this is not read. */
  answerLimitBytes: number
  /** Names are looked up with this; only tests bring their own. */
  lookup?: LookupFunction
}

/** What came of a call. No redirect is ever followed. */
export type Called =
  | { type: 'answered'; status: number; headers: IncomingMessage['headers']; body: string; isWhole: boolean }
  /** Nothing was sent, and nothing will be: the address is wrong, or not one that may be called. */
  | { type: 'refused'; detail: string }
  /** `wasSent` when it may have arrived all the same. */
  | { type: 'broken'; wasSent: boolean; detail: string }

/** Refused before a byte is sent. */
class RefusedAddressError extends Error {
  override name = 'RefusedAddressError'
}

/** Calls an address on the open internet, or one the administrator has allowed. Never throws. */
export function callOut(call: Call, settings: CallSettings): Promise<Called> {
  const url = URL.parse(call.url)
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password)
    return Promise.resolve({ type: 'refused', detail: `“${call.url}” is not an address that can be called.` })
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const mayBePrivate = settings.allowed.hasName(host)
  // An address written as numbers is never looked up, so it is checked here.
  if (isIP(host) !== 0 && !mayBePrivate && isClosed(host, settings)) {
    return Promise.resolve({ type: 'refused', detail: refusedDetail(host) })
  }
  return new Promise((resolve) => {
    const options: RequestOptions = {
      method: call.method,
      headers: { ...call.headers, ...lengthOf(call) },
      agent: false,
      lookup: mayBePrivate ? (settings.lookup ?? lookup) : openLookup(settings),
    }
    try {
      const request = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, options)
      listen(request, settings, resolve)
      request.end(call.body)
    } catch (error) {
      resolve({ type: 'refused', detail: messageOf(error) })
    }
  })
}

const lengthOf = ({ method, body }: Call) =>
  method === 'GET' && body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }

const isClosed = (address: string, { allowed }: CallSettings): boolean =>
  isPrivateAddress(address) && !allowed.hasAddress(address)

const refusedDetail = (address: string): string =>
  `${address} is in a private network, which has not been allowed in the settings.`

/** Looks a name up and refuses it when any of its addresses is closed: the answer is the one that is connected to. */
function openLookup(settings: CallSettings): LookupFunction {
  return (host, options, done) => {
    const look = settings.lookup ?? lookup
    look(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '')
      const addresses = typeof found === 'string' ? [{ address: found, family: isIP(found) }] : found
      const closed = addresses.find(({ address }) => isClosed(address, settings))
      if (closed) return done(new RefusedAddressError(refusedDetail(closed.address)), '')
      if (options.all) return done(null, addresses)
      done(null, addresses[0]?.address ?? '', addresses[0]?.family)
    })
  }
}

function listen(request: ClientRequest, settings: CallSettings, resolve: (called: Called) => void): void {
  let wasSent = false
  const settle = (called: Called) => {
    clearTimeout(timer)
    resolve(called)
    request.destroy()
  }
  const fail = (error: Error) => {
    if (error instanceof RefusedAddressError) settle({ type: 'refused', detail: error.message })
    else settle({ type: 'broken', wasSent, detail: messageOf(error) })
  }
  const timer = setTimeout(
    () => fail(new Error(`There was no answer within ${settings.timeoutMs / 1000} s.`)),
    settings.timeoutMs,
  )
  const ready = request.protocol === 'https:' ? 'secureConnect' : 'connect'
  request.once('socket', (socket: Socket) => socket.once(ready, () => (wasSent = true)))
  request.on('error', fail)
  request.once('response', (response) => readAnswer(response, settings, { settle, fail }))
}

interface Ending {
  settle: (called: Called) => void
  fail: (error: Error) => void
}

function readAnswer(response: IncomingMessage, { answerLimitBytes }: CallSettings, { settle, fail }: Ending): void {
  const parts: Buffer[] = []
  let size = 0
  const end = (isWhole: boolean) => {
    const body = isWhole ? Buffer.concat(parts).toString('utf8') : ''
    settle({ type: 'answered', status: response.statusCode ?? 0, headers: response.headers, body, isWhole })
  }
  response.on('data', (part: Buffer) => {
    size += part.length
    parts.push(part)
    if (size > answerLimitBytes) end(false)
  })
  response.once('end', () => end(true))
  response.once('error', fail)
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
