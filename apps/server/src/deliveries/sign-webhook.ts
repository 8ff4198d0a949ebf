import { createHmac, randomBytes } from 'node:crypto'
import type { EpochMs } from '@etape/conditions'

const prefix = 'whsec_'

export const newSigningSecret = (): string => prefix + randomBytes(32).toString('base64')

export interface Signed {
  /** The same over all tries. */
  id: string
  body: string
  /** Newest first; all sign, so that receivers can change over from one to the next. */
  secrets: readonly string[]
  at: EpochMs
}

/** Headers by which the receiver knows who sent it, when, and whether it is a repeat, as Standard Webhooks has them. */
export function signWebhook({ id, body, secrets, at }: Signed): Record<string, string> {
  const timestamp = Math.floor(at / 1000)
  const signatures = secrets.map((secret) => `v1,${signature(`${id}.${timestamp}.${body}`, secret)}`)
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') }
}

const bytesOf = (secret: string): Buffer => Buffer.from(secret.replace(prefix, ''), 'base64')

const signature = (content: string, secret: string): string =>
  createHmac('sha256', bytesOf(secret)).update(content).digest('base64')
