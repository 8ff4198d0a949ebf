import { startServer } from './programs.ts'

export interface Starting {
  port: number
  data: string
  /** Where it is typed; this repository unless said otherwise. */
  folder?: string
}

/** From typing `npm start` until the first page is there; stops the server again. */
export async function secondsUntilFirstPage({ port, data, folder }: Starting): Promise<number> {
  const began = performance.now()
  const command = ['npm', 'start', '--', '--port', `${port}`, '--data', data]
  const server = await startServer(command, { url: `http://127.0.0.1:${port}/`, ...(folder && { folder }) })
  const seconds = (performance.now() - began) / 1000
  await server.stop()
  return seconds
}
