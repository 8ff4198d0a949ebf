import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { bringNodeAndPnpm } from './bring-node-and-pnpm.mjs'
import { buildServer, buildWeb } from './build-apps.mjs'
import { installDependencies } from './install-dependencies.mjs'
import { root } from './repository.mjs'
import { serverEnvironment, serverProgram } from './server-command.mjs'

/**
 * Sets Etape up where that is still due, runs the server, and answers the exit code it ended with.
 * @param {string[]} args for the server
 * @returns {Promise<number>}
 */
export async function start(args) {
  const tools = await bringNodeAndPnpm()
  await installDependencies(tools)
  await buildServer(tools)
  await buildWeb(tools)
  return runServer(tools, args)
}

/**
 * @param {{ node: string, env: NodeJS.ProcessEnv }} tools
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function runServer({ node, env }, args) {
  const server = spawn(node, [...serverProgram, ...args], {
    cwd: root,
    env: serverEnvironment(env),
    stdio: ['ignore', 'inherit', 'inherit'],
    // A group of its own: Ctrl-C reaches it once, through us, and not a second time from the terminal.
    detached: process.platform !== 'win32',
  })
  passSignalsTo(server)
  endWithNpm(server)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

/**
 * npm repeats the terminal's Ctrl-C to us, so signals closer than `repeatMs` count as one.
 * @param {import('node:child_process').ChildProcess} server
 */
function passSignalsTo(server) {
  const repeatMs = 500
  let lastAt = -Infinity
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (performance.now() - lastAt < repeatMs) return
      lastAt = performance.now()
      server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    })
  }
}

/**
 * `npm start` may end without telling us (its shell keeps SIGTERM to itself): then the server ends too.
 * @param {import('node:child_process').ChildProcess} server
 */
function endWithNpm(server) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const lookAround = () => {
    if (process.ppid !== parent) server.kill('SIGTERM')
  }
  setInterval(lookAround, 500).unref()
}
