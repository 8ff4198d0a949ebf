import type { Message } from '@etape/flow'

/** An address, or who a notification is meant for; see `DeliveryRow`. */
export function recipientOf(message: Message): string {
  switch (message.channel) {
    case 'email':
      return message.to ?? ''
    case 'notification':
      return targetOf(message.to)
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

export const titleOf = (message: Message): string => (message.channel === 'email' ? message.subject : message.title)
