import type { ResponseOf } from '@etape/contract'
import type { Context } from '../context.ts'
import { isAllowedHost } from '../deliveries/private-address.ts'
import { readSigningSettings, saveSendingSettings, type SendingSettings } from '../deliveries/sending-settings.ts'
import { newSigningSecret } from '../deliveries/sign-webhook.ts'
import { hashAddress, suppress } from '../deliveries/suppress.ts'
import type { Handlers } from './handlers.ts'
import { found } from './record-id.ts'
import { Refusal } from './refusal.ts'
import { showPage } from './shown-page.ts'

type SettingsRoutes = 'readSending' | 'saveSending' | 'renewSigningSecret'

export const sendSettingsHandlers = ({ store, runtime }: Context): Handlers<SettingsRoutes> => ({
  readSending: async () => showSettings(await readSigningSettings(store)),
  saveSending: async ({ body }) => {
    if (!(body.allowedHosts ?? []).every(isAllowedHost)) throw new Refusal('sending/host-invalid')
    const given = Object.entries(body).filter(([, value]) => value !== undefined)
    await saveSendingSettings(store, Object.fromEntries(given) as Partial<SendingSettings>)
    runtime.wake()
    return showSettings(await readSigningSettings(store))
  },
  renewSigningSecret: async () => {
    const [current = newSigningSecret()] = (await readSigningSettings(store)).signingSecrets
    return showSettings(await saveSendingSettings(store, { signingSecrets: [newSigningSecret(), current] }))
  },
})

type SuppressionRoutes = 'listSuppressions' | 'addSuppression' | 'removeSuppression'

export const suppressionHandlers = ({ store, clock }: Context): Handlers<SuppressionRoutes> => ({
  listSuppressions: ({ query }) => showPage(store.suppressions.list(query), (row) => row),
  addSuppression: async ({ body }) => {
    await suppress(store, { ...body, at: clock.now() })
    return found(await store.suppressions.find(hashAddress(body.address)))
  },
  removeSuppression: async ({ params }) => {
    if (!(await store.suppressions.remove(params.hash))) throw new Refusal('request/not-found')
    return null
  },
})

const showSettings = ({
  quietHours,
  allowedHosts,
  signingSecrets,
  ...limits
}: SendingSettings): ResponseOf<'readSending'> => ({
  ...limits,
  quietHours: quietHours && { ...quietHours },
  allowedHosts: [...allowedHosts],
  signingSecrets: [...signingSecrets],
})
