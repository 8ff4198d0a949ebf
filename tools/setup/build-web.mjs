import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, memory } from './repository.mjs'
import { reportProgress } from './report-progress.mjs'
import { lastLines, runQuietly } from './run-command.mjs'
import { SetupError } from './setup-error.mjs'
import { filesUnder, fingerprint, isStamped, stamp } from './stamps.mjs'

/**
 * Builds the web app, the only part that needs building, unless it was built from these very sources.
 * @param {{ env: NodeJS.ProcessEnv }} tools
 */
export async function buildWeb({ env }) {
  const mark = fingerprint(sources())
  if (isStamped('web-built', mark) && existsSync(inRoot('apps', 'web', 'dist', 'index.html'))) return
  await reportProgress('Building the web app', () => build(env))
  stamp('web-built', mark)
}

/** @param {NodeJS.ProcessEnv} env */
async function build(env) {
  const logFile = join(memory, 'build.log')
  const turbo = inRoot('node_modules', '.bin', process.platform === 'win32' ? 'turbo.cmd' : 'turbo')
  const code = await runQuietly(turbo, ['run', 'build', '--output-logs=new-only'], { env, logFile })
  if (code === 0) return
  throw new SetupError(`The web app could not be built (all of it in ${logFile}):\n${lastLines(logFile, 20)}`)
}

function sources() {
  const packages = readdirSync(inRoot('packages')).flatMap((name) => [
    inRoot('packages', name, 'package.json'),
    ...filesUnder(inRoot('packages', name, 'src')),
  ])
  const settings = ['pnpm-lock.yaml', 'tsconfig.base.json', 'turbo.json'].map((name) => inRoot(name))
  return [...filesUnder(inRoot('apps', 'web')), ...packages, ...settings].filter(decidesTheBuild)
}

/** @param {string} file */
const decidesTheBuild = (file) => !/\.test\.tsx?$/.test(file) && existsSync(file)
