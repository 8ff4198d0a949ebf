import { execFile } from 'node:child_process'
import { delimiter } from 'node:path'
import { inRoot } from '../setup/repository.mjs'

/**
 * Runs one of our development programs in `folder` and answers all it printed, whatever its exit code:
 * a linter that found something has done its work.
 */
export function outputOf(program: string, args: string[], folder: string): Promise<string> {
  const env = {
    ...process.env,
    PATH: [inRoot('node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
    NO_COLOR: '1',
    OXLINT_TSGOLINT_PATH: inRoot('node_modules', '.bin', 'tsgolint'),
  }
  const maxBuffer = 256 * 1024 * 1024
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd: folder, env, maxBuffer }, (error, output, complaints) => {
      const didNotRun = error !== null && typeof error.code !== 'number'
      if (didNotRun) reject(error)
      else resolve(output === '' ? complaints : output)
    })
  })
}
