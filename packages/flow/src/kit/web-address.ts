const withHost = /^https?:\/\/(\[[\da-f:.]+\]|[^\s/?#{}@:[\]]+)(?::\d{1,5})?(?=[/?#]|$)/i

/** The host of an address on the web, in lower case; `null` when there is none, or one that differs from contact to contact. */
export const hostOf = (address: string): string | null => withHost.exec(address.trim())?.[1]?.toLowerCase() ?? null

const privateNames = /^(?:localhost|.*\.(?:localhost|local|internal|lan|home\.arpa|intranet))\.?$/
const privateV6 = /^\[(?:::|::1|f[cd][\da-f]*:.*|fe[89ab][\da-f]*:.*|::ffff:.*)\]$/

/**
 * Whether a host names a machine of a private network by its very look: a name without dots, or an address of such a
 * network. Names that lead there are found when they are called.
 */
export function isPrivateHost(host: string): boolean {
  if (host.startsWith('[')) return privateV6.test(host)
  if (privateNames.test(host) || !host.includes('.')) return true
  const parts = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(host)
  if (!parts) return /^[\d.]+$|^0x/.test(host)
  const [first, second] = [Number(parts[1]), Number(parts[2])]
  if (first === 172) return second >= 16 && second <= 31
  if (first === 100) return second >= 64 && second <= 127
  return first === 0 || first === 10 || first === 127 || first >= 224 || isPair(first, second)
}

const isPair = (first: number, second: number): boolean =>
  (first === 192 && second === 168) || (first === 169 && second === 254)
