import { createHmac, timingSafeEqual } from 'node:crypto'
import { hashAddress } from '../deliveries/suppress.ts'

/** Addresses at which contacts unsubscribe. They are signed, so that nobody can unsubscribe somebody else. */
export interface Leaving {
  addressFor(contactId: number, email: string): string
  /** `null` when we have not signed it. */
  read(token: string): Leaver | null
}

export interface Leaver {
  contactId: number
  /** Of the address that was written to; see `hashAddress`. */
  hash: string
}

export const leavingPath = '/unsubscribe'

const hashBytes = 32
const idBytes = 6
const signatureBytes = 16
const length = idBytes + hashBytes + signatureBytes

/** The token has who and, as a hash, which address: it works for as long as the letter is kept, even without the contact. */
export function openLeaving(secret: string, publicUrl: string): Leaving {
  const sign = (content: Buffer) =>
    createHmac('sha256', secret).update('unsubscribe:').update(content).digest().subarray(0, signatureBytes)
  return {
    addressFor: (contactId, email) => {
      const content = Buffer.alloc(idBytes + hashBytes)
      content.writeUIntBE(contactId, 0, idBytes)
      content.write(hashAddress(email), idBytes, 'hex')
      return `${publicUrl}${leavingPath}/${Buffer.concat([content, sign(content)]).toString('base64url')}`
    },
    read: (token) => {
      const bytes = Buffer.from(token, 'base64url')
      if (bytes.length !== length) return null
      const content = bytes.subarray(0, idBytes + hashBytes)
      if (!timingSafeEqual(sign(content), bytes.subarray(idBytes + hashBytes))) return null
      return { contactId: content.readUIntBE(0, idBytes), hash: content.subarray(idBytes).toString('hex') }
    },
  }
}
