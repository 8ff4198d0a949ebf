import type { TimeWindow } from '@etape/conditions'
import type { Store } from '@etape/store'
import { newSigningSecret } from './sign-webhook.ts'

/** How the workspace sends; only administrators see and change it. */
export interface SendingSettings {
  /** When contacts get no e-mail, in their own time zone. */
  quietHours: TimeWindow | null
  mailsPerMinute: number | null
  /** To any one e-mail domain. */
  mailsPerMinuteAndDomain: number | null
  /** The workspace's own incoming webhook. */
  slackUrl: string | null
  /** Hosts, addresses and networks of the own house that webhooks may reach: `crm.internal`, `10.0.0.0/8`. */
  allowedHosts: readonly string[]
  /** Keys that webhooks are signed with, newest first: the one before stays until receivers have changed over. */
  signingSecrets: readonly string[]
}

const name = 'sending'

const defaults: SendingSettings = {
  quietHours: null,
  mailsPerMinute: null,
  mailsPerMinuteAndDomain: null,
  slackUrl: null,
  allowedHosts: [],
  signingSecrets: [],
}

export async function readSendingSettings({ settings }: Pick<Store, 'settings'>): Promise<SendingSettings> {
  return { ...defaults, ...((await settings.readValue(name)) as Partial<SendingSettings> | null) }
}

export async function saveSendingSettings(
  store: Pick<Store, 'settings'>,
  values: Partial<SendingSettings>,
): Promise<SendingSettings> {
  const saved = { ...(await readSendingSettings(store)), ...values }
  await store.settings.saveValue(name, saved)
  return saved
}

/** The settings with a key to sign with, which is made when there is none yet. */
export async function readSigningSettings(store: Pick<Store, 'settings'>): Promise<SendingSettings> {
  const settings = await readSendingSettings(store)
  return settings.signingSecrets.length > 0
    ? settings
    : saveSendingSettings(store, { signingSecrets: [newSigningSecret()] })
}
