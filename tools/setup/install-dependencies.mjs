import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, memory } from './repository.mjs'
import { reportProgress } from './report-progress.mjs'
import { lastLines, runQuietly } from './run-command.mjs'
import { SetupError } from './setup-error.mjs'
import { fingerprint, isStamped, stamp } from './stamps.mjs'

/**
 * Installs exactly what the lockfile names, unless that was done already.
 * @param {{ pnpm: string, env: NodeJS.ProcessEnv }} tools
 */
export async function installDependencies({ pnpm, env }) {
  const mark = fingerprint(filesThatDecide())
  if (isStamped('installed', mark)) return
  await reportProgress('Installing dependencies', () => install(pnpm, env))
  stamp('installed', mark)
}

/**
 * @param {string} pnpm
 * @param {NodeJS.ProcessEnv} env
 */
async function install(pnpm, env) {
  const logFile = join(memory, 'install.log')
  // CI=true: pnpm asks no questions when it wants to lay node_modules anew.
  const code = await runQuietly(pnpm, ['install', '--frozen-lockfile'], { env: { ...env, CI: 'true' }, logFile })
  if (code === 0) return
  throw new SetupError(
    `The dependencies could not be installed; check the network and the free space on disk, then try again. What pnpm said (all of it in ${logFile}):\n${lastLines(logFile, 8)}`,
  )
}

function filesThatDecide() {
  const members = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(inRoot(folder)).map((name) => inRoot(folder, name, 'package.json')),
  )
  return [inRoot('package.json'), inRoot('pnpm-lock.yaml'), inRoot('pnpm-workspace.yaml'), ...members].filter(
    existsSync,
  )
}
