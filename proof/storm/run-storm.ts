import { SMTPServer } from 'smtp-server'
import type { AddressInfo } from 'node:net'
import { startTestServer } from '../../apps/server/test/test-server.ts'
import { faultsAfter } from './judge-storm.ts'
import { letStormCome, type Storm } from './storm.ts'

export interface Stormed {
  faults: readonly string[]
  seconds: number
}

/** A storm on a whole server with a real mail server beside it; what is wrong afterwards. */
export async function runStorm(storm: Storm, databaseUrl: string | null): Promise<Stormed> {
  const letters = new Map<string, number>()
  const mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, { envelope }, done) => {
      stream.on('end', () => {
        for (const { address } of envelope.rcptTo) letters.set(address, (letters.get(address) ?? 0) + 1)
        done()
      })
      stream.resume()
    },
  })
  await new Promise<void>((ready) => void mail.listen(0, '127.0.0.1', ready))
  const { port } = mail.server.address() as AddressInfo
  const server = await startTestServer({ databaseUrl, config: { smtpUrl: `smtp://127.0.0.1:${port}` } })
  try {
    const began = performance.now()
    const after = await letStormCome(server, storm)
    const seconds = (performance.now() - began) / 1000
    return { faults: await faultsAfter(server, storm, after, letters), seconds }
  } finally {
    await server.stop()
    await new Promise<void>((closed) => mail.close(closed))
  }
}
