import type { ServerResponse } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, test } from 'vitest'
import type { Outgoing } from './attempt.ts'
import type { SendingSettings } from './sending-settings.ts'
import { newSigningSecret, signWebhook } from './sign-webhook.ts'
import { slackChannel } from './slack.ts'
import { startHttpServer } from './testing/http-server.ts'
import { webhookChannel } from './webhook.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

type Call = Extract<Outgoing['message'], { channel: 'webhook' }>

const now = Date.UTC(2026, 0, 5, 9)
const secret = newSigningSecret()
const settings: SendingSettings = {
  quietHours: null,
  mailsPerMinute: null,
  mailsPerMinuteAndDomain: null,
  slackUrl: null,
  allowedHosts: ['127.0.0.1'],
  signingSecrets: [secret],
}
const about = {
  id: 1,
  key: '12:call:1:1',
  runId: 12,
  contact: { id: 7, email: null, subscribed: null, language: null, suppressed: null },
  isForContact: false,
}
const call = (url: string, rest: Partial<Call> = {}): Outgoing<Call> => ({
  ...about,
  message: { channel: 'webhook', url, method: 'POST', headers: {}, body: '{"plan":"pro"}', reads: [], ...rest },
})
const instance = () => Promise.resolve('here')
const limits = { timeoutMs: 300, answerLimitBytes: 1000 }
const channel = (own: Partial<SendingSettings> = {}, rest: Partial<Parameters<typeof webhookChannel>[1]> = {}) =>
  webhookChannel({ read: () => Promise.resolve({ ...settings, ...own }), instance }, { ...limits, ...rest })

async function aServer(answer?: Parameters<typeof startHttpServer>[0]) {
  const server = await startHttpServer(answer)
  closing.push(server.close)
  return server
}
const answering = (status: number, body = '', headers: Record<string, string> = {}) =>
  aServer((response) => response.writeHead(status, headers).end(body))

describe('what a webhook says', () => {
  test('the reference library finds the signature of what arrives good', async () => {
    const { url, heard } = await aServer()
    await channel()(call(url, { body: '{"town":"Malmö 世界 🎉"}' }), Date.now())
    const { headers = {}, body = '' } = heard[0] ?? {}
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual({ town: 'Malmö 世界 🎉' })
    expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow('signature')
  })

  test('the reference library signs a thousand bodies in the same way', () => {
    const moment = new Date(now)
    for (let length = 0; length < 1000; length += 1) {
      const body = JSON.stringify({
        text: String.fromCodePoint(...Array.from({ length }, (_, at) => 33 + ((at * 7919 + length) % 50_000))),
      })
      const signed = signWebhook({ id: `msg_${length}`, body, secrets: [secret], at: now })
      expect(signed['webhook-signature']).toBe(new Webhook(secret).sign(signed['webhook-id'] ?? '', moment, body))
    }
  })

  test('a repeat has the same id and a new time', async () => {
    const { url, heard } = await aServer()
    await channel()(call(url), now)
    await channel()(call(url), now + 5000)
    const [first, second] = heard.map(({ headers }) => headers)
    expect(second?.['webhook-id']).toBe(first?.['webhook-id'])
    expect([first, second].map((headers) => headers?.['webhook-timestamp'])).toEqual([
      `${now / 1000}`,
      `${now / 1000 + 5}`,
    ])
  })

  test('while a key is changed both sign', async () => {
    const { url, heard } = await aServer()
    const next = newSigningSecret()
    await channel({ signingSecrets: [next, secret] })(call(url), Date.now())
    const { headers = {}, body = '' } = heard[0] ?? {}
    for (const known of [next, secret])
      expect(() => new Webhook(known).verify(body, headers as Record<string, string>)).not.toThrow()
  })

  test('headers of one’s own go along, but none that belong to the connection or the signature', async () => {
    const { url, heard } = await aServer()
    await channel()(call(url, { headers: { 'x-team': 'sales', Host: 'evil', 'Webhook-Id': 'mine' } }), now)
    expect(heard[0]?.headers).toMatchObject({ 'x-team': 'sales', 'content-type': 'application/json' })
    expect(heard[0]?.headers.host).toMatch(/^127/)
    expect(heard[0]?.headers['webhook-id']).toMatch(/^msg_/)
  })

  test('a header that hides another is refused before anything is sent', async () => {
    const { url, heard } = await aServer()
    const attempt = await channel()(call(url, { headers: { 'x-team': 'a\r\nx-evil: b' } }), now)
    expect([attempt.outcome, heard.length]).toEqual(['failed', 0])
  })
})

describe('what a receiver can do', () => {
  test.each([
    [200, 'sent'],
    [204, 'sent'],
    [302, 'retry'],
    [400, 'retry'],
    [404, 'retry'],
    [410, 'failed'],
    [429, 'retry'],
    [503, 'retry'],
  ] as const)('%i is %s', async (status, outcome) => {
    const { url } = await answering(status)
    expect(await channel()(call(url), now)).toMatchObject({ outcome, answer: { status, values: {} } })
  })

  test('it is waited for as long as it asks', async () => {
    const { url } = await answering(429, '', { 'retry-after': '120' })
    expect(await channel()(call(url), now)).toMatchObject({ outcome: 'retry', afterMs: 120_000 })
  })

  test('a date to come back at is kept to, and never more than a day', async () => {
    const dated = await answering(503, '', { 'retry-after': new Date(now + 60_000).toUTCString() })
    expect(await channel()(call(dated.url), now)).toMatchObject({ afterMs: 60_000 })
    const far = await answering(503, '', { 'retry-after': '999999999' })
    expect(await channel()(call(far.url), now)).toMatchObject({ afterMs: 86_400_000 })
  })

  test('a redirect is not followed', async () => {
    const inside = await aServer()
    const { url } = await answering(307, '', { location: inside.url })
    await channel()(call(url), now)
    expect(inside.heard).toEqual([])
  })

  const silent: [string, (response: ServerResponse) => void][] = [
    ['never answers', () => {}],
    ['answers the first line and no more', (response) => response.writeHead(200).write('a')],
    ['breaks off', (response) => response.destroy()],
  ]
  test.each(silent)('one that %s is tried again', async (_, answer) => {
    const { url } = await aServer(answer)
    expect(await channel()(call(url), now)).toMatchObject({ outcome: 'retry' })
  })

  test('one that answers a byte at a time is given up when the time for everything is over', async () => {
    const { url } = await aServer((response) => {
      response.writeHead(200)
      const dripping = setInterval(() => response.write('x'), 20)
      response.once('close', () => clearInterval(dripping))
    })
    const attempt = await channel()(call(url), now)
    expect(attempt).toMatchObject({ outcome: 'retry', mayHaveArrived: true })
  })

  test('one that breaks off in the middle of its answer is tried again', async () => {
    const { url } = await aServer((response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"plan":')
      setImmediate(() => response.destroy())
    })
    expect(await channel()(call(url), now)).toMatchObject({ outcome: 'retry', mayHaveArrived: true })
  })

  test('one that answers with ten megabytes is left after the first of them', async () => {
    let written = 0
    const { url } = await aServer((response) => {
      response.writeHead(200)
      const part = Buffer.alloc(64 * 1024, 'x')
      const pour = () => {
        if (written >= 10_000_000 || response.destroyed) return void response.end()
        written += part.length
        response.write(part, pour)
      }
      pour()
    })
    const within = { timeoutMs: 20_000, answerLimitBytes: 64 * 1024 }
    expect(await channel({}, within)(call(url), now)).toMatchObject({ outcome: 'sent', answer: { values: {} } })
    expect(written).toBeLessThan(10_000_000)
  })

  test.each([300, 301, 303, 304, 307, 308])('%i leads nowhere else, and is tried again', async (status) => {
    const inside = await aServer()
    const { url } = await answering(status, '', { location: inside.url })
    expect(await channel()(call(url), now)).toMatchObject({ outcome: 'retry' })
    expect(inside.heard).toEqual([])
  })

  test('one that is not there is tried again', async () => {
    expect(await channel()(call('http://127.0.0.1:1/'), now)).toMatchObject({ outcome: 'retry' })
  })

  test('more of an answer than we read is left, and the call counts as sent', async () => {
    const { url } = await answering(200, `{"plan":"${'x'.repeat(5000)}"}`)
    const reads = [{ path: 'plan', into: 'plan' }]
    expect(await channel()(call(url, { reads }), now)).toMatchObject({ outcome: 'sent', answer: { values: {} } })
  })
})

describe('what is read from an answer', () => {
  const read = async (body: string, ...paths: string[]) => {
    const { url } = await answering(200, body)
    const attempt = await channel()(call(url, { reads: paths.map((path) => ({ path, into: path })) }), now)
    return 'answer' in attempt ? attempt.answer?.values : null
  }
  test('single values under dotted keys', async () => {
    const body = '{"user":{"plan":"pro","seats":3,"trial":false,"end":null,"tags":["a"]}}'
    const paths = ['user.plan', 'user.seats', 'user.trial', 'user.end', 'user.tags', 'user.none.deep', 'user']
    expect(await read(body, ...paths)).toEqual({
      'user.plan': 'pro',
      'user.seats': 3,
      'user.trial': false,
      'user.end': null,
    })
  })
  test('nothing that is not the answer’s own, and nothing that is a language', async () => {
    const body = '{"a":{"b":1},"list":[{"c":2}]}'
    expect(await read(body, 'constructor.name', '__proto__', 'a[?(@.b)]', '$..b', 'a.toString')).toEqual({})
  })
  test('an answer that is not JSON has nothing to read', async () => {
    expect(await read('<html>', 'a')).toEqual({})
  })
})

describe('addresses of the own house', () => {
  const closed: Partial<SendingSettings> = { allowedHosts: [] }
  const refused = { outcome: 'failed', reason: { text: 'The address may not be called.' } }

  test.each([
    '127.0.0.1',
    '127.1',
    '0x7f000001',
    '2130706433',
    '017700000001',
    '[::1]',
    '[::ffff:127.0.0.1]',
    'localhost',
    '①②⑦.0.0.1',
    '0.0.0.0',
    '[::]',
    '[0:0:0:0:0:ffff:7f00:0001]',
  ])('%s is refused though a server listens there', async (host) => {
    const { port, heard } = await aServer()
    expect(await channel(closed)(call(`http://${host}:${port}/`), now)).toMatchObject(refused)
    expect(heard).toEqual([])
  })

  test.each(['file:///etc/passwd', 'gopher://127.0.0.1/', 'ftp://a.example/', 'http://a:b@c.example/', 'no address'])(
    '%s cannot be called at all',
    async (url) => {
      expect(await channel()(call(url), now)).toMatchObject(refused)
    },
  )

  test('a name that resolves to one is refused when it is connected to', async () => {
    const { port, heard } = await aServer()
    const resolvesTo = (address: string) => ({
      lookup: ((_host: string, _options: object, done: (error: null, found: object) => void) =>
        done(null, [
          { address: '8.8.8.8', family: 4 },
          { address, family: 4 },
        ])) as never,
    })
    const attempt = await channel(closed, resolvesTo('127.0.0.1'))(call(`http://good.example:${port}/`), now)
    expect(attempt).toMatchObject(refused)
    expect(heard).toEqual([])
  })

  test.each([['localhost'], ['127.0.0.0/8', '::1']])(
    'one that the administrator has allowed is called: %s',
    async (...allowed) => {
      const { port, heard } = await aServer()
      expect(await channel({ allowedHosts: allowed })(call(`http://localhost:${port}/`), now)).toMatchObject({
        outcome: 'sent',
      })
      expect(heard).toHaveLength(1)
    },
  )
})

describe('Slack', () => {
  const slack = (own: Partial<SendingSettings> = {}) => slackChannel(() => Promise.resolve({ ...settings, ...own }))
  const say = (to: string | null, text = 'Hello') => ({ ...about, message: { channel: 'slack', to, text } as const })

  test('a message goes to the workspace’s channel, or to the one it names', async () => {
    const { url, heard } = await answering(200, 'ok')
    expect(await slack({ slackUrl: `${url}/all` })(say(null), now)).toMatchObject({ outcome: 'sent' })
    expect(await slack({ slackUrl: `${url}/all` })(say(`${url}/sales`), now)).toMatchObject({ outcome: 'sent' })
    expect(heard.map(({ path, body }) => [path, body])).toEqual([
      ['/all', '{"text":"Hello"}'],
      ['/sales', '{"text":"Hello"}'],
    ])
  })

  test('a name can neither mention everybody nor pose as a link', async () => {
    const { url, heard } = await answering(200, 'ok')
    await slack()(say(url, '<!channel> <https://evil.example|us> & co'), now)
    expect(heard[0]?.body).toBe('{"text":"&lt;!channel&gt; &lt;https://evil.example|us&gt; &amp; co"}')
  })

  test('without a channel it is kept to be read', async () => {
    expect(await slack()(say(null), now)).toMatchObject({ outcome: 'kept' })
  })

  test.each([
    [404, 'failed'],
    [403, 'failed'],
    [429, 'retry'],
    [500, 'retry'],
  ] as const)('%i is %s', async (status, outcome) => {
    const { url } = await answering(status, 'no_service')
    expect(await slack()(say(url), now)).toMatchObject({ outcome })
  })

  test('what may have arrived is not said again', async () => {
    const { url } = await aServer((response) => response.destroy())
    expect(await slack()(say(url), now)).toMatchObject({ outcome: 'unknown' })
    expect(await slack()(say('http://127.0.0.1:1/'), now)).toMatchObject({ outcome: 'retry' })
  })
})
