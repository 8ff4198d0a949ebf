import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, test, vi } from 'vitest'

// A start takes a second or two, and much longer where other tests run beside.
vi.setConfig({ testTimeout: 300_000 })

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'etape-start-'))
const started = new Set<ChildProcess>()
afterEach(() => {
  for (const child of started) child.kill('SIGKILL')
  started.clear()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  code: number | null
  output: string
  errors: string
}

function start(...flags: string[]) {
  const child = spawn(process.execPath, [main, ...flags], { cwd: folder, env: { PATH: process.env['PATH'] } })
  started.add(child)
  const said = { output: '', errors: '' }
  child.stdout.on('data', (text: Buffer) => (said.output += text))
  child.stderr.on('data', (text: Buffer) => (said.errors += text))
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...said })))
  const ready = new Promise<string[]>((resolve, reject) => {
    child.stdout.on('data', () => {
      const lines = said.output.split('\n')
      if (lines.length > 2) resolve(lines)
    })
    void ended.then(({ errors }) => reject(new Error(errors)))
  })
  ready.catch(() => {})
  return { child, ended, ready }
}

test('it says where it is and how to sign in, keeps what it has over a restart, and stops when told', async () => {
  const data = join(folder, 'kept')
  const first = start('--port', '0', '--data', data, '--empty')
  const [ready = '', link = ''] = await first.ready
  expect(ready).toMatch(/^Etape is ready: http:\/\/127\.0\.0\.1:\d+$/)
  expect(link).toMatch(/^Sign in: http:\/\/127\.0\.0\.1:\d+\/sign-in\/link\?token=[\w-]{20,}$/)
  const url = ready.replace('Etape is ready: ', '')
  expect(await (await fetch(`${url}/api/health`)).json()).toMatchObject({ status: 'ok' })
  first.child.kill('SIGTERM')
  expect(await first.ended).toMatchObject({ code: 0, errors: '' })

  const second = start('--port', '0', '--data', data, '--empty')
  const [, again = ''] = await second.ready
  expect(again).not.toBe(link)
  second.child.kill('SIGINT')
  expect(await second.ended).toMatchObject({ code: 0, errors: '' })
})

test('a busy port is named, with another to try', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const { code, errors } = await start('--port', String(port), '--data', join(folder, 'busy'), '--empty').ended
  expect(code).toBe(1)
  expect(errors).toBe(`Port ${port} on 127.0.0.1 is in use. Stop what uses it, or choose another: --port ${port + 1}\n`)
  other.close()
})

test('a folder that cannot be written is named', async () => {
  writeFileSync(join(folder, 'file'), '')
  const { code, errors } = await start('--port', '0', '--data', join(folder, 'file', 'data')).ended
  expect(code).toBe(1)
  expect(errors).toMatch(
    /^The data folder .*file\/data cannot be written \(ENOTDIR\)\. Choose another: --data \.\/data\n$/,
  )
})

test('a database that is none is told apart from a crash', async () => {
  const data = join(folder, 'broken')
  await start('--port', '0', '--data', data, '--empty', '--colour').ended
  const { mkdirSync } = await import('node:fs')
  mkdirSync(data, { recursive: true })
  writeFileSync(join(data, 'etape.sqlite'), 'this is a letter to my aunt\n'.repeat(100))
  const { code, errors } = await start('--port', '0', '--data', data, '--empty').ended
  expect(code).toBe(1)
  expect(errors.trim().split('\n')).toHaveLength(1)
})

test('a PostgreSQL that is not there is one sentence', async () => {
  const flags = ['--port', '0', '--data', join(folder, 'pg'), '--database', 'postgres://nobody@127.0.0.1:1/none']
  const { code, errors } = await start(...flags).ended
  expect(code).toBe(1)
  expect(errors).toMatch(/^PostgreSQL cannot be reached: .*\n$/)
})

test('flags that are none are all told at once', async () => {
  const { code, errors } = await start('--colour', 'red', '--port', 'x').ended
  expect(code).toBe(1)
  expect(errors.trim().split('\n').length).toBeGreaterThan(1)
})
