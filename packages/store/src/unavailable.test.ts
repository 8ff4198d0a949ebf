import { expect, test } from 'vitest'
import { whyUnavailable } from './unavailable.ts'

const error = (code: string) => Object.assign(new Error('no'), { code })

test.each([
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['53100', 'full'],
  ['SQLITE_READONLY_DBMOVED', 'unwritable'],
  ['SQLITE_IOERR_FSYNC', 'unwritable'],
  ['SQLITE_BUSY_SNAPSHOT', 'busy'],
  ['53300', 'busy'],
  ['08006', 'unreachable'],
  ['57P01', 'unreachable'],
  ['ECONNRESET', 'unreachable'],
])('%s says that the database is %s', (code, reason) => {
  expect(whyUnavailable(error(code))).toBe(reason)
})

test.each(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CORRUPT', '23505', '22001', 'ENOENT'])(
  '%s is about what was asked, or worse',
  (code) => {
    expect(whyUnavailable(error(code))).toBeNull()
  },
)

test('a connection that broke while it was used has no code', () => {
  expect(whyUnavailable(new Error('Connection terminated unexpectedly'))).toBe('unreachable')
  expect(whyUnavailable(new Error('no such column'))).toBeNull()
})
