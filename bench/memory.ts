import { execFileSync } from 'node:child_process'

const everyMs = 250

/** How much memory a program holds, MB (10⁶ bytes). */
export function residentMb(pid: number): number {
  const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }))
  return (kilobytes * 1024) / 1e6
}

/** Looks at a program's memory until stopped, and answers the most it held, MB. */
export function watchMemory(pid: number): { stop(): number } {
  let mostMb = residentMb(pid)
  const timer = setInterval(() => (mostMb = Math.max(mostMb, residentMb(pid))), everyMs)
  return {
    stop: () => {
      clearInterval(timer)
      return mostMb
    },
  }
}
