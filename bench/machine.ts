import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'

/** Where and on what figures were measured. */
export interface Surroundings {
  date: string
  /** With “and changes” when files differ from it. */
  commit: string
  node: string
  machine: string
  /** How many programs wanted a processor before the run began; above the number of processors ratios still count, figures do not. */
  loadBefore: number
}

export function describeSurroundings(): Surroundings {
  const [processor] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' and changes'),
    node: process.version,
    machine: `${availableParallelism()} × ${processor?.model.trim() || process.arch}, ${memory} GB, ${process.platform}`,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  }
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8' }).trim()
}
