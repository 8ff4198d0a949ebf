import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('without flags it listens on this machine alone and keeps everything in data/', () => {
  const { webDir: _webDir, ...config } = readConfig([], {})
  expect(config).toEqual({
    port: 4000,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    empty: false,
    databaseUrl: null,
    clock: 'real',
    baseUrl: null,
    proxies: 0,
    smtpUrl: null,
    mailFrom: 'Etape <etape@localhost>',
    logLevel: 'warn',
  })
})

test('all faults are told at once, each with an example', () => {
  const read = () => readConfig(['--port', '99999', '--colour', '--host', ''], { ETAPE_SMTP_URL: 'mail.example.com' })
  expect(read).toThrow(/There is no flag --colour\./)
  expect(read).toThrow(/--port 4000/)
  expect(read).toThrow(/ETAPE_SMTP_URL=smtp:/)
  expect(read).toThrow(/--host 127\.0\.0\.1/)
})

test('a virtual clock is refused where others can reach it', () => {
  expect(() => readConfig(['--clock', 'virtual', '--host', '0.0.0.0'], {})).toThrow(/virtual clock/)
  expect(readConfig(['--clock=virtual'], {}).clock).toBe('virtual')
})

test('flags take their value after a space or an equals sign', () => {
  expect(readConfig(['--port=0', '--data', '/tmp/etape', '--empty'], {})).toMatchObject({
    port: 0,
    dataDir: '/tmp/etape',
    empty: true,
  })
})

test('a flag without its value is named', () => {
  expect(() => readConfig(['--port'], {})).toThrow(/--port needs a value/)
})
