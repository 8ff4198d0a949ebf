import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { NotToBeHadError } from './benchmark.ts'
import { untilTaken } from './until-taken.ts'
import { plainEnvironment, startServer, type Server } from './programs.ts'

const version = '2.41.0'
const workflowId = 'etapebench000001'
const port = 4465
const installPatienceMs = 20 * 60_000
const commandPatienceMs = 3 * 60_000
const run = promisify(execFile)

/** How n8n evaluates `{{ … }}`: as it comes, or the older and faster way that a setting brings back. */
export type ExpressionEngine = 'default' | 'legacy'

export interface N8n {
  /** What npm installs for it. */
  modules: string
  /** Where it keeps its database. */
  database: string
  start(engine: ExpressionEngine): Promise<RunningN8n>
}

export interface RunningN8n extends Server {
  /** The address that starts the workflow. */
  hook: string
  /** From the start of the program until it first ran the workflow. */
  startSeconds: number
}

let provided: Promise<N8n> | null = null

/** n8n with the workflow published in a home of its own that goes when this program ends. */
export function n8nOnce(): Promise<N8n> {
  provided ??= provide()
  return provided
}

async function provide(): Promise<N8n> {
  const folder = await install()
  const home = mkdtempSync(join(tmpdir(), 'etape-n8n-'))
  process.once('exit', () => rmSync(home, { recursive: true, force: true }))
  const command = [process.execPath, join(folder, 'node_modules', 'n8n', 'bin', 'n8n')]
  const env = environmentOf(home)
  const tell = (...args: readonly string[]) =>
    run(command[0] ?? '', [...command.slice(1), ...args], { env, timeout: commandPatienceMs, maxBuffer: 2 ** 26 })
  await tell('import:workflow', `--input=${fileURLToPath(new URL('n8n-workflow.json', import.meta.url))}`)
  await tell('publish:workflow', `--id=${workflowId}`)
  return {
    modules: join(folder, 'node_modules'),
    database: join(home, '.n8n', 'database.sqlite'),
    start: (engine) => start([...command, 'start'], { ...env, ...engineSettings[engine] }),
  }
}

const engineSettings: Readonly<Record<ExpressionEngine, NodeJS.ProcessEnv>> = {
  default: {},
  legacy: { N8N_EXPRESSION_ENGINE: 'legacy' },
}

// All as it comes, but for what would call home.
const environmentOf = (home: string): NodeJS.ProcessEnv => ({
  ...plainEnvironment(),
  N8N_USER_FOLDER: home,
  N8N_LISTEN_ADDRESS: '127.0.0.1',
  N8N_PORT: `${port}`,
  N8N_LOG_LEVEL: 'error',
  N8N_DIAGNOSTICS_ENABLED: 'false',
  N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
  N8N_TEMPLATES_ENABLED: 'false',
})

async function start(command: readonly string[], env: NodeJS.ProcessEnv): Promise<RunningN8n> {
  const url = `http://127.0.0.1:${port}`
  const hook = `${url}/webhook/four-steps`
  const server = await startServer(command, { url: `${url}/healthz`, env })
  return { ...server, url, hook, startSeconds: server.readySeconds + (await untilTaken(hook)) }
}

/**
 * From npm into the user's cache, outside the repository, once. Without the scripts of its dependencies, one of which wants headers
 * that few machines have; the database driver alone is then fetched or compiled.
 */
async function install(): Promise<string> {
  const folder = join(homedir(), '.cache', 'etape-bench', `n8n-${version}`)
  const stamp = join(folder, 'installed')
  if (existsSync(stamp)) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: { n8n: version } }))
  const npm = (...args: readonly string[]) =>
    run('npm', [...args], { cwd: folder, env: plainEnvironment(), timeout: installPatienceMs, maxBuffer: 2 ** 26 })
  try {
    await npm('install', '--ignore-scripts', '--no-audit', '--no-fund')
    await npm('rebuild', 'sqlite3')
  } catch (cause) {
    throw new NotToBeHadError(`n8n ${version} could not be installed from npm here.`, { cause })
  }
  writeFileSync(stamp, '')
  return folder
}
