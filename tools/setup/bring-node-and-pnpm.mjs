import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { inRoot, memory } from './repository.mjs'
import { reportProgress } from './report-progress.mjs'
import { runQuietly } from './run-command.mjs'
import { SetupError } from './setup-error.mjs'

const home = inRoot('tools', 'bootstrap')
const brought = join(home, 'node_modules')
const oldestNode = { major: 24, minor: 15 }

/**
 * Makes Node 24 and pnpm available, from npm where they are missing, and answers how to call them.
 * The user's own Node is used when it is recent enough; nothing outside this folder is touched.
 * @returns {Promise<{ node: string, pnpm: string, env: NodeJS.ProcessEnv }>}
 */
export async function bringNodeAndPnpm() {
  const packages = packagesToBring()
  if (!packages.every(isBrought)) await reportProgress(`Bringing ${describe(packages)}`, bringFromNpm)
  const bin = join(brought, '.bin')
  return {
    node: hasRecentNode() ? process.execPath : join(bin, 'node'),
    pnpm: join(bin, process.platform === 'win32' ? 'pnpm.cmd' : 'pnpm'),
    env: { ...process.env, PATH: searchPath(bin), TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
  }
}

/** Odd versions (25) are never supported for long, so they count as too old. */
function hasRecentNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major === oldestNode.major) return minor >= oldestNode.minor
  return major > oldestNode.major && major % 2 === 0
}

/** @returns {[name: string, version: string][]} */
function packagesToBring() {
  const { bring } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const pnpm = /** @type {[string, string]} */ (['pnpm', bring.pnpm])
  if (hasRecentNode()) return [pnpm]
  const nodePackage = `node-${process.platform}-${process.arch}`
  const version = bring[nodePackage]
  if (version === undefined) throw new SetupError(tooOldHere())
  return [[nodePackage, version], pnpm]
}

const tooOldHere = () =>
  `Etape runs on Node ${oldestNode.major}.${oldestNode.minor} or newer, and this is Node ${process.versions.node}; on ${process.platform} (${process.arch}) it cannot bring its own, so please install Node ${oldestNode.major} from nodejs.org.`

/** @param {[name: string, version: string]} wanted */
function isBrought([name, version]) {
  try {
    return JSON.parse(readFileSync(join(brought, name, 'package.json'), 'utf8')).version === version
  } catch {
    return false
  }
}

/** @param {[name: string, version: string][]} packages */
const describe = (packages) =>
  packages.map(([name, version]) => `${name.startsWith('node-') ? 'Node' : name} ${version}`).join(' and ')

async function bringFromNpm() {
  const logFile = join(memory, 'bootstrap.log')
  const packages = packagesToBring().map(([name, version]) => `${name}@${version}`)
  const args = ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', ...packages]
  const { program, before } = npmCommand()
  const code = await runQuietly(program, [...before, ...args], { env: process.env, logFile, folder: home }).catch(
    (cause) => {
      if (cause instanceof SetupError && cause.message.includes(program))
        throw new SetupError('Etape needs npm, which comes with Node, but it could not be started.', { cause })
      throw cause
    },
  )
  if (code === 0 && packagesToBring().every(isBrought)) return
  throw new SetupError(
    `Node and pnpm could not be brought from the npm registry; check the network, then try again. What npm said (all of it in ${logFile}):\n${errorLines(logFile)}`,
  )
}

/** The very npm we were called by, when there is one: the one in the PATH may be another. */
function npmCommand() {
  const calledBy = process.env.npm_execpath
  if (calledBy !== undefined && /npm-cli\.c?js$/.test(calledBy))
    return { program: process.execPath, before: [calledBy] }
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', before: [] }
}

/** @param {string} bin */
function searchPath(bin) {
  return [bin, inRoot('node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter)
}

/**
 * npm's first words on what went wrong; the stack and the advice after them are in the log.
 * @param {string} logFile
 */
function errorLines(logFile) {
  const lines = readFileSync(logFile, 'utf8').split('\n')
  const errors = lines.filter((line) => /^npm (?:error|ERR!) (?!at |\s)\S/.test(line))
  return (errors.length > 0 ? errors : lines).slice(0, 6).join('\n')
}
