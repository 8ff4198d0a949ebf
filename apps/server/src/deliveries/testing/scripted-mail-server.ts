import { createServer, type AddressInfo, type Socket } from 'node:net'

/** Where in a conversation a mail server does as it likes: `body` is when it has the whole letter. */
export type MailMoment = 'greeting' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'body'

/** Answers in its own way, or in none, and says whether it has: `false` leaves the usual answer. */
export type Misbehaviour = (moment: MailMoment, socket: Socket) => boolean

export interface ScriptedMailServer {
  url: string
  /** How many whole letters it has, whatever it said to them. */
  letters(): number
  close(): void
}

const usual: Readonly<Record<MailMoment, string>> = {
  greeting: '220 mail.example ESMTP',
  ehlo: '250 mail.example',
  mail: '250 ok',
  rcpt: '250 ok',
  data: '354 go on',
  body: '250 kept',
}

const momentOf = (line: string): MailMoment | null => {
  const verb = line.slice(0, 4).toUpperCase()
  const moments: Readonly<Record<string, MailMoment>> = { EHLO: 'ehlo', HELO: 'ehlo', MAIL: 'mail', RCPT: 'rcpt', DATA: 'data' }
  return moments[verb] ?? null
} // prettier-ignore

/** A mail server that speaks line by line, so that it can break off, fall silent or talk nonsense anywhere. */
export async function startScriptedMailServer(misbehave: Misbehaviour): Promise<ScriptedMailServer> {
  const sockets = new Set<Socket>()
  let letters = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    const say = (moment: MailMoment) => {
      if (!misbehave(moment, socket)) socket.write(`${usual[moment]}\r\n`)
    }
    let isLetter = false
    let rest = ''
    const hear = (line: string) => {
      if (isLetter) {
        if (line !== '.') return
        isLetter = false
        letters += 1
        return say('body')
      }
      const moment = momentOf(line)
      isLetter = moment === 'data'
      if (moment) say(moment)
      else socket.write(line.toUpperCase().startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n')
    }
    socket.setEncoding('latin1').on('data', (part: string) => {
      const lines = (rest + part).split('\r\n')
      rest = lines.pop() ?? ''
      lines.forEach(hear)
    })
    say('greeting')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const close = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { url: `smtp://127.0.0.1:${port}`, letters: () => letters, close }
}
