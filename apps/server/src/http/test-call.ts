import { randomUUID } from 'node:crypto'
import type { Context } from '../context.ts'
import { readInstance } from '../deliveries/instance.ts'
import { readAnswer } from '../deliveries/read-answer.ts'
import { readSigningSettings } from '../deliveries/sending-settings.ts'
import { webhookCaller } from '../deliveries/webhook.ts'
import type { Handlers } from './handlers.ts'

const shownLetters = 4000

export const testCallHandlers = ({ store, clock }: Context): Handlers<'testCall'> => {
  const call = webhookCaller({ read: () => readSigningSettings(store), instance: () => readInstance(store) })
  return {
    testCall: async ({ body: { reads: paths, ...asked } }) => {
      const reads = paths.map((path) => ({ path, into: path }))
      const startedAt = performance.now()
      // Each test is a call of its own: a receiver that knows repeats answers it anew.
      const called = await call(
        { key: `test:${randomUUID()}`, message: { channel: 'webhook', ...asked, reads } },
        clock.now(),
      )
      const tookMs = Math.round(performance.now() - startedAt)
      if (called.type !== 'answered') {
        const isRefused = called.type === 'refused'
        return { status: null, isRefused, detail: called.detail, tookMs, answer: '', values: {} }
      }
      const { status, body } = called
      const answer = body.slice(0, shownLetters)
      return { status, isRefused: false, detail: '', tookMs, answer, values: readAnswer(body, reads) }
    },
  }
}
