/** `npm start`: from a fresh clone to a running Etape. Arguments after `--` go to the server. */
import { begin } from './setup/begin.mjs'

begin(async () => {
  const { start } = await import('./setup/start-server.mjs')
  return start(process.argv.slice(2))
})
