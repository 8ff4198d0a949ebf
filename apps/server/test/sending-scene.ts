import type { FlowDocument } from '@etape/flow'
import { aFlow } from '@etape/flow/testing'
import { afterEach } from 'vitest'
import { startHttpServer, type HttpServer } from '../src/deliveries/testing/http-server.ts'
import { startMailServer, type MailServer } from '../src/deliveries/testing/mail-server.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})
/** Closes a thing when the test is over. */
export const closed = <T>(thing: T, close: (thing: T) => unknown): T => {
  closing.push(() => close(thing))
  return thing
}
export const aMailServer = async (...given: Parameters<typeof startMailServer>): Promise<MailServer> =>
  closed(await startMailServer(...given), ({ close }) => close())
export const aReceiver = async (...given: Parameters<typeof startHttpServer>): Promise<HttpServer> =>
  closed(await startHttpServer(...given), ({ close }) => close())

/** A server whose flows send. */
export interface Scene extends TestServer {
  publish(document: FlowDocument): Promise<string>
  contact(fields: Record<string, string | boolean>): Promise<string>
  contacts(count: number): Promise<string[]>
  enrol(flow: string, ...contacts: string[]): Promise<void>
  statuses(flow: string, node?: string): Promise<string[]>
}

export async function aScene(settings: Parameters<typeof startTestServer>[0] = {}): Promise<Scene> {
  const server = closed(await startTestServer(settings), ({ stop }) => stop())
  const { admin } = server
  const contact: Scene['contact'] = async (fields) => (await admin.createContact({ body: { fields } })).id
  await admin.saveSending({ body: { allowedHosts: ['127.0.0.1'] } })
  return {
    ...server,
    contact,
    contacts: async (count) => {
      const ids: string[] = []
      for (let index = 0; index < count; index++) ids.push(await contact({ email: `nr${index}@acme.example` }))
      return ids
    },
    publish: async (document) => {
      const flow = await admin.createFlow({ body: { name: 'Tell', document: { ...document } } })
      await admin.publishFlow({ params: { id: flow.id }, body: { revision: 1 } })
      return flow.id
    },
    enrol: async (flow, ...contacts) => {
      await admin.enrol({ params: { id: flow }, body: { type: 'contacts', contacts } })
      await server.idle()
    },
    statuses: async (flow, node) => {
      const { rows } = await admin.listDeliveries({ query: { flow, limit: 200, ...(node && { node }) } })
      return rows.map(({ status }) => status)
    },
  }
}

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const mail = { subject: 'Hello', body: 'Hello there' }
export const hello = () => aFlow().trigger('by-hand', {}).add('send-email', mail, 'mail').build()
export const callTo = (url: string) => ({ url, method: 'POST' }) as const
