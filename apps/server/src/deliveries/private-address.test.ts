import { expect, test } from 'vitest'
import { isAllowedHost, isPrivateAddress, readAllowedHosts } from './private-address.ts'

test.each([
  '127.0.0.1', '127.255.0.9', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '0.0.0.0',
  '100.64.0.1', '224.0.0.1', '255.255.255.255', '::1', '::', 'fd00::1', 'fe80::1', 'fe80::1%eth0', 'ff02::1',
  '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::',
])('%s is private', (address) => {
  expect(isPrivateAddress(address)).toBe(true)
}) // prettier-ignore

test.each(['8.8.8.8', '172.32.0.1', '172.15.0.1', '11.0.0.1', '::ffff:8.8.8.8', '2606:4700:4700::1111'])(
  '%s is not private',
  (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  },
)

test('allowed are names whatever they resolve to, addresses and networks', () => {
  const allowed = readAllowedHosts(['Crm.internal', '10.1.0.0/16', '::1'])
  expect([allowed.hasName('crm.internal'), allowed.hasName('crm.internal.'), allowed.hasName('internal')]).toEqual([
    true,
    true,
    false,
  ])
  expect(['10.1.2.3', '10.2.0.1', '::1', '::ffff:10.1.0.1', '127.0.0.1'].map(allowed.hasAddress)).toEqual([
    true,
    false,
    true,
    true,
    false,
  ])
})

test('only hosts, addresses and networks can be allowed', () => {
  const given = [
    'crm.internal',
    'localhost',
    '10.0.0.0/8',
    '::1/128',
    '10.0.0.0/33',
    'a b',
    'http://x',
    'x/8',
    '1.2.3.4/8/9',
  ]
  expect(given.filter(isAllowedHost)).toEqual(['crm.internal', 'localhost', '10.0.0.0/8', '::1/128'])
})
