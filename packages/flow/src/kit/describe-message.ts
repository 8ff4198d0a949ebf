import type { Message } from './outcome.ts'
import { hostOf } from './web-address.ts'

/** An address, or who a notification is meant for; people by id. */
export function recipientOf(message: Message): string {
  switch (message.channel) {
    case 'email':
      return message.to ?? ''
    case 'notification':
      return targetOf(message.to)
    case 'slack':
      return 'Slack'
    case 'webhook':
      return message.url
  }
}

function targetOf(target: Extract<Message, { channel: 'notification' }>['to']): string {
  switch (target.type) {
    case 'users':
      return target.users.map((user) => `user:${user}`).join(', ')
    case 'team':
      return `team:${target.team}`
    case 'owner':
      return target.owner === null ? '' : `owner:${target.owner}`
  }
}

export function titleOf(message: Message): string {
  switch (message.channel) {
    case 'email':
      return message.subject
    case 'notification':
      return message.title
    case 'slack':
      return firstLine(message.text)
    case 'webhook':
      return `${message.method} ${hostOf(message.url) ?? message.url}`
  }
}

const firstLine = (text: string): string => text.trimStart().split('\n', 1)[0]?.slice(0, 200) ?? ''

/** What it says, as it leaves. */
export function bodyOf(message: Message): string {
  return message.channel === 'slack' ? message.text : message.body
}
