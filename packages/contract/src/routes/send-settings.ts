import { z } from 'zod'
import { route } from '../route.ts'
import { page, paging, time } from '../shapes/basics.ts'

const suppressionReason = z.enum(['unsubscribed', 'bounced', 'complained'])

const suppression = z.object({
  /** SHA-256 of the address in lower case, in hexadecimal. */
  hash: z.string(),
  /** `null` when its contact has been erased. */
  address: z.string().nullable(),
  reason: suppressionReason,
  detail: z.string(),
  at: time,
})

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const perMinute = z.int().min(1).max(100_000).nullable()

const sendingSettings = z.object({
  /** When contacts get no e-mail, in their own time zone. */
  quietHours: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
  mailsPerMinute: perMinute,
  mailsPerMinuteAndDomain: perMinute,
  slackUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable(),
  /** Hosts, addresses and networks of the own house that webhooks may reach. */
  allowedHosts: z.array(z.string().min(1).max(253)).max(100),
})
const shownSettings = sendingSettings.extend({
  /** Keys that webhooks are signed with, newest first. */
  signingSecrets: z.array(z.string()),
})

export const sendSettingsRoutes = {
  readSending: route({
    method: 'GET',
    path: '/api/sending',
    access: 'admin',
    summary: 'How the workspace sends: quiet hours, limits of speed, Slack, webhooks',
    response: shownSettings,
    status: 200,
  }),
  saveSending: route({
    method: 'PATCH',
    path: '/api/sending',
    access: 'admin',
    summary: 'Changes how the workspace sends',
    body: z.strictObject(sendingSettings.partial().shape),
    response: shownSettings,
    status: 200,
    problems: ['sending/host-invalid'],
  }),
  renewSigningSecret: route({
    method: 'POST',
    path: '/api/sending/secret',
    access: 'admin',
    summary: 'Makes a new key for webhooks; the one before signs along until the next is made',
    response: shownSettings,
    status: 200,
  }),
  listSuppressions: route({
    method: 'GET',
    path: '/api/suppressions',
    access: 'viewer',
    summary: 'Addresses nobody may write to, newest first',
    query: paging.extend({ reason: suppressionReason.optional(), q: z.string().max(200).optional() }),
    response: page(suppression),
    status: 200,
  }),
  addSuppression: route({
    method: 'POST',
    path: '/api/suppressions',
    access: 'marketer',
    summary: 'Keeps everybody from writing to an address; for complaints and bounces that a mail provider reports',
    body: z.strictObject({
      address: z.email().max(254),
      reason: suppressionReason,
      detail: z.string().max(1000).default(''),
    }),
    response: suppression,
    status: 201,
  }),
  removeSuppression: route({
    method: 'DELETE',
    path: '/api/suppressions/{hash}',
    access: 'admin',
    summary: 'Takes an address off the list',
    params: z.object({ hash: z.string().max(64) }),
    response: null,
    status: 204,
  }),
}
