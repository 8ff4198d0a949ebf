import { Trans, useLingui } from '@lingui/react/macro'
import type { Message } from '@etape/flow'
import { IconBell, IconBrandSlack, IconMail, IconWebhook } from '@tabler/icons-react'
import css from './rehearse.module.css'

const icons = { email: IconMail, notification: IconBell, webhook: IconWebhook, slack: IconBrandSlack } as const

/** A message as it would go out: to whom, and what it says. */
export function MessagePreview({ message }: { message: Message }) {
  const { t } = useLingui()
  const channels: Readonly<Record<string, string>> = {
    email: t`E-mail`,
    notification: t`Notification`,
    webhook: t`Webhook`,
    slack: t`Slack`,
  }
  const channel = message.channel
  const Icon = icons[channel] ?? IconMail
  const title = textOf(message, 'subject') ?? textOf(message, 'title') ?? textOf(message, 'url') ?? ''
  const body = textOf(message, 'body') ?? textOf(message, 'text')
  const to = textOf(message, 'to')
  return (
    <details className={css.message}>
      <summary>
        <Icon size={15} aria-hidden />
        <span className={css.messageWords}>
          <span className={css.messageChannel}>
            <Trans>{channels[channel] ?? channel} would go out</Trans>
          </span>
          <span>{title || body}</span>
        </span>
      </summary>
      {to !== null && (
        <p className={css.messageTo}>
          <Trans>To {to}</Trans>
        </p>
      )}
      {body !== null && <div className={css.messageBody}>{body}</div>}
    </details>
  )
}

/** A part of a message that is text; channels differ in what they have. */
function textOf(message: Message, key: string): string | null {
  const value = (message as unknown as Readonly<Record<string, unknown>>)[key]
  return typeof value === 'string' && value !== '' ? value : null
}
