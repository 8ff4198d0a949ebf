import { enableCompileCache } from 'node:module'
import { readConfig, readOwnEnvironment } from './config.ts'
import { isNodeSupported, neededNode } from './node-version.ts'
import { beginThread, hasOwnThread } from './runtime/begin-thread.ts'
import { StartError } from './start-error.ts'

// A second start takes its modules as they were compiled the first time.
enableCompileCache()
await main()

async function main(): Promise<void> {
  try {
    if (!isNodeSupported(process.versions.node)) {
      throw new StartError(`Etape needs Node ${neededNode}; this is Node ${process.versions.node}.`)
    }
    const config = readConfig(process.argv.slice(2), readOwnEnvironment())
    const thread = hasOwnThread(config) ? beginThread() : null
    // Only now: the database driver does not even load on an older Node.
    const { startServer } = await import('./start-server.ts')
    const server = await startServer(config, { announce: console.log, thread })
    stopOnSignal(server.stop)
    console.log(`Etape is ready: ${server.url}`)
    console.log(`Sign in: ${await server.signInLink()}`)
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error)
    process.exit(1)
  }
}

/** The first signal drains, a second one does not wait. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(1)
    stopping = true
    console.log('Stopping: finishing what is in hand.')
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
