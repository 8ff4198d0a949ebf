import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

/** A small disk of one's own, in memory, that can grow; only where this process may make one. */
export interface SmallDisk {
  folder: string
  /** There is space again. */
  grow(megabytes: number): void
  remove(): void
}

const run = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: 'pipe' })

export const mayMakeDisks = process.platform === 'linux' && process.getuid?.() === 0 && canMount()

function canMount(): boolean {
  try {
    run('unshare', '--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt')
    return true
  } catch {
    return false
  }
}

export function makeSmallDisk(folder: string, kilobytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true })
  run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'etape-proof', folder)
  return {
    folder,
    grow: (megabytes) => run('mount', '-o', `remount,size=${megabytes}m`, folder),
    remove: () => run('umount', '--lazy', folder),
  }
}
