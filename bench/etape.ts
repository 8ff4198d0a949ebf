import { nodeProgram, startServer, type Server } from './programs.ts'

const ports = { from: 4471, taken: 0 }

/** The product over a data folder that is filled already, as `npm start` runs it. */
export const startEtape = (folder: string): Promise<Server> =>
  serve((port) => nodeProgram('apps/server/src/main.ts', '--port', `${port}`, '--data', folder, '--empty'))

/** Starts what answers at `/api/health`, on a port of its own. */
export async function serve(command: (port: number) => readonly string[]): Promise<Server> {
  const port = ports.from + ports.taken++
  const url = `http://127.0.0.1:${port}`
  const server = await startServer(command(port), { url: `${url}/api/health` })
  return { ...server, url }
}
