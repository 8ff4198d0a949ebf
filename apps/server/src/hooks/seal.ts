import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps secrets that people may see again, so that the database alone does not give them away. */
export interface Sealer {
  seal(text: string): string
  /** `null` for what another server sealed, or what somebody changed. */
  open(sealed: string): string | null
}

const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

export function sealerWith(secret: string, purpose: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  return {
    seal: (text) => {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv(algorithm, key, iv)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open: (sealed) => {
      try {
        const bytes = Buffer.from(sealed, 'base64url')
        const cipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes))
        cipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
        const text = Buffer.concat([cipher.update(bytes.subarray(ivBytes + tagBytes)), cipher.final()])
        return text.toString('utf8')
      } catch {
        return null
      }
    },
  }
}

/** The secret has 256 random bits, so a plain hash is as good as a slow one. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
