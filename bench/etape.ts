import { buildServer } from '../tools/setup/build-apps.mjs'
import { serverEnvironment, serverProgram } from '../tools/setup/server-command.mjs'
import { startServer, type Server } from './programs.ts'

const ports = { from: 4471, taken: 0 }

/** The product over a data folder that is filled already, as `npm start` runs it. */
export async function startEtape(folder: string): Promise<Server> {
  await buildServer({ env: process.env })
  return serve(
    (port) => [process.execPath, ...serverProgram, '--port', `${port}`, '--data', folder, '--empty'],
    serverEnvironment(process.env),
  )
}

/** Starts what answers at `/api/health`, on a port of its own. */
export async function serve(
  command: (port: number) => readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Server> {
  const port = ports.from + ports.taken++
  const url = `http://127.0.0.1:${port}`
  const server = await startServer(command(port), { url: `${url}/api/health`, env })
  return { ...server, url }
}
