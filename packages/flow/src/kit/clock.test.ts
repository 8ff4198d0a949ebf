import { formatPhrase } from '@etape/conditions'
import { expect, test } from 'vitest'
import { isCron, nextCron } from './cron.ts'
import { describeCron } from './describe-cron.ts'
import { hostOf, isPrivateHost } from './web-address.ts'

const next = (line: string, zone: string, from: string) => {
  const moment = nextCron(line, zone, Date.parse(from))
  return moment === null ? null : new Date(moment).toISOString()
}

test('a schedule comes by the clocks of its zone, the day they change too', () => {
  expect(next('0 9 * * *', 'Europe/Stockholm', '2026-03-28T09:00:00Z')).toBe('2026-03-29T07:00:00.000Z')
  expect(next('0 9 * * *', 'Europe/Stockholm', '2026-03-27T09:00:00Z')).toBe('2026-03-28T08:00:00.000Z')
  expect(next('0 0 29 2 *', 'UTC', '2026-01-01T00:00:00Z')).toBe('2028-02-29T00:00:00.000Z')
  expect(next('0 0 31 4 *', 'UTC', '2026-01-01T00:00:00Z')).toBe(null)
})

test('the moment itself is not the next one', () => {
  expect(next('0 9 * * *', 'UTC', '2026-03-28T09:00:00Z')).toBe('2026-03-29T09:00:00.000Z')
})

test('a schedule has five parts', () => {
  expect(['0 9 * * MON', '@daily', '0 0 9 * * *', '', '61 * * * *'].map(isCron)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test.each([
  ['0 9 * * *', 'Every day at 09:00'],
  ['30 6 1 * *', 'On day 1 of every month at 06:30'],
  ['0 9 * * MON-FRI', 'On workdays at 09:00'],
  ['0 9 * * 1-3', 'On Monday, Tuesday and Wednesday at 09:00'],
  ['0 9 * * sun,5', 'On Friday and Sunday at 09:00'],
  ['15 * * * *', 'Every hour at 15 minutes past'],
  ['*/5 8-18 * * 1-5', 'By the schedule */5 8-18 * * 1-5'],
  ['0 9 * 6 *', 'By the schedule 0 9 * 6 *'],
])('%s: %s', (line, said) => {
  expect(formatPhrase(describeCron(line), 'en', {})).toBe(said)
})

test.each([
  ['https://Example.com/x?y', 'example.com'],
  ['http://[::1]:80/', '[::1]'],
  ['https://{{ city }}.example.com/', null],
  ['https://example.com{{ city }}', null],
  ['ftp://example.com', null],
])('the host of %s is %s', (address, host) => {
  expect(hostOf(address)).toBe(host)
})

test('hosts of the own network are told by their look', () => {
  const own = ['localhost', '127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.1.1', '100.64.0.1', '[::1]',
    '[fd00::1]', 'intranet', 'db.internal', 'printer.local', '2130706433'] // prettier-ignore
  const open = ['example.com', '8.8.8.8', '172.32.0.1', '100.128.0.1', '[2606:4700::1111]']
  expect(own.filter((host) => !isPrivateHost(host))).toEqual([])
  expect(open.filter(isPrivateHost)).toEqual([])
})
