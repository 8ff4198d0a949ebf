import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './repository.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * Runs a program to its end from the repository's root and answers its exit code, its output going to our own.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
export function runCommand(program, args, env) {
  return waitFor(program, args, { env, stdio: 'inherit' })
}

/**
 * As `runCommand`, but its output goes to `logFile`: people see it only when it matters.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, logFile: string, folder?: string }} where
 * @returns {Promise<number>}
 */
export async function runQuietly(program, args, { env, logFile, folder = root }) {
  const log = openLog(logFile)
  try {
    return await waitFor(program, args, { env, cwd: folder, stdio: ['ignore', log, log] })
  } finally {
    closeSync(log)
  }
}

/**
 * The last lines of a log that say something to people, newest last.
 * @param {string} logFile
 * @param {number} lines
 */
export function lastLines(logFile, lines) {
  const written = stripVTControlCharacters(readFileSync(logFile, 'utf8')).split('\n')
  return written
    .filter((line) => !isNoise(line))
    .slice(-lines)
    .join('\n')
}

/** @param {string} line */
const isNoise = (line) => /^(?:\S+: )?\s*(?:$|at )/.test(line)

/** @param {string} logFile */
function openLog(logFile) {
  try {
    mkdirSync(dirname(logFile), { recursive: true })
    return openSync(logFile, 'w')
  } catch (cause) {
    throw new SetupError(`Etape has to set itself up in ${root}, but that folder cannot be written to.`, { cause })
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>}
 */
function waitFor(program, args, options) {
  return new Promise((resolve, reject) => {
    // On Windows npm and pnpm are .cmd files, which only a shell can run.
    const shell = process.platform === 'win32' && !program.endsWith('.exe')
    const child = spawn(program, args, { cwd: root, shell, ...options })
    child.once('error', (cause) => reject(new SetupError(`The program ${program} could not be started.`, { cause })))
    child.once('close', (code) => resolve(code ?? 1))
  })
}
