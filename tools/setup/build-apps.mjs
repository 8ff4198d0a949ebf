import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, memory } from './repository.mjs'
import { reportProgress } from './report-progress.mjs'
import { lastLines, runQuietly } from './run-command.mjs'
import { SetupError } from './setup-error.mjs'
import { filesUnder, fingerprint, isStamped, stamp } from './stamps.mjs'

/** @typedef {{ env: NodeJS.ProcessEnv }} Tools */

/**
 * Builds the web app, unless it was built from these very sources.
 * @param {Tools} tools
 */
export const buildWeb = (tools) => build({ app: 'web', called: 'the web app', result: 'index.html' }, tools)

/**
 * Builds what the server is started from, unless it was built from these very sources.
 * @param {Tools} tools
 */
export const buildServer = (tools) => build({ app: 'server', called: 'the server', result: 'main.mjs' }, tools)

/**
 * @typedef {object} Built
 * @property {string} app its folder in `apps`
 * @property {string} called as people say
 * @property {string} result a file in `dist` that is there when it is built
 */

/**
 * @param {Built} built
 * @param {Tools} tools
 */
async function build({ app, called, result }, { env }) {
  const mark = fingerprint(sourcesOf(app))
  if (isStamped(`${app}-built`, mark) && existsSync(inRoot('apps', app, 'dist', result))) return
  await reportProgress(`Building ${called}`, async () => {
    const logFile = join(memory, `build-${app}.log`)
    const turbo = inRoot('node_modules', '.bin', process.platform === 'win32' ? 'turbo.cmd' : 'turbo')
    const args = ['run', 'build', `--filter=@etape/${app}`, '--output-logs=new-only']
    if ((await runQuietly(turbo, args, { env, logFile })) === 0) return
    throw new SetupError(`Building ${called} failed (all of it in ${logFile}):\n${lastLines(logFile, 20)}`)
  })
  stamp(`${app}-built`, mark)
}

/** @param {string} app */
function sourcesOf(app) {
  const packages = readdirSync(inRoot('packages')).flatMap((name) => [
    inRoot('packages', name, 'package.json'),
    ...filesUnder(inRoot('packages', name, 'src')),
  ])
  const settings = ['pnpm-lock.yaml', 'tsconfig.base.json', 'turbo.json'].map((name) => inRoot(name))
  return [...filesUnder(inRoot('apps', app)), ...packages, ...settings].filter(decidesTheBuild)
}

/** @param {string} file */
const decidesTheBuild = (file) => !/\.test\.tsx?$/.test(file) && existsSync(file)
