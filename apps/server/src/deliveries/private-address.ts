import { BlockList, isIP } from 'node:net'

/** Networks that are not the open internet: the own machine, the own house, and what is reserved. */
const reserved: readonly string[] = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24',
  '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24',
  '224.0.0.0/4', '240.0.0.0/4',
  '::/128', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16',
  '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8',
] // prettier-ignore

const reservedNetworks = networks(reserved)

/** Whether nobody outside could reach this IP address. An IPv4 address written as an IPv6 one counts as what it is. */
export function isPrivateAddress(address: string): boolean {
  return includes(reservedNetworks, plain(address))
}

/** What the administrator has allowed: names of hosts, addresses, and networks such as `10.0.0.0/8`. */
export interface AllowedHosts {
  /** By its name, whatever it resolves to. */
  hasName(host: string): boolean
  hasAddress(address: string): boolean
}

export function readAllowedHosts(entries: readonly string[]): AllowedHosts {
  const isNetwork = (entry: string) => isIP(entry.split('/', 1)[0] ?? '') !== 0
  const allowed = networks(entries.filter(isNetwork))
  const names = new Set(entries.filter((entry) => !isNetwork(entry)).map((entry) => entry.toLowerCase()))
  return {
    hasName: (host) => names.has(host.toLowerCase().replace(/\.$/, '')),
    hasAddress: (address) => includes(allowed, plain(address)),
  }
}

/** Whether a text can stand on the list of allowed hosts. */
export function isAllowedHost(entry: string): boolean {
  const [address = '', bits, ...more] = entry.split('/')
  const family = isIP(address)
  if (family === 0) return bits === undefined && /^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(entry) && entry.length <= 253
  if (more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

function networks(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

function includes(list: BlockList, address: string): boolean {
  const family = isIP(address)
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

const mapped = /^::ffff:(?:0:)?([\da-f]{1,4}):([\da-f]{1,4})$/

/** One spelling for each address; IPv4 inside IPv6 comes out as IPv4. */
function plain(address: string): string {
  const [bare = ''] = address.replace(/^\[|\]$/g, '').split('%', 1)
  if (isIP(bare) !== 6) return bare
  const spelled = new URL(`http://[${bare}]`).hostname.slice(1, -1)
  const parts = mapped.exec(spelled)
  if (!parts) return spelled
  const [high = 0, low = 0] = parts.slice(1).map((part) => Number.parseInt(part, 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}
