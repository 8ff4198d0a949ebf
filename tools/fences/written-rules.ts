import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A rule no linter has, and where it is broken. */
export type BrokenRule = { rule: string; where: string }

// Such a name says nothing about what is inside, so anything ends up there.
const emptyName = /(?:^|\/)(?:utils?|helpers?|common|misc|types)(?:\.[a-z.]+)?(?=\/|$)/
const coreSource = /^packages\/(?:conditions|crm|flow|contract)\/src\//
const presentTime = /\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)/

/** Files and folders whose names say nothing. */
export function emptyNames(files: readonly string[]): BrokenRule[] {
  return files.filter((file) => emptyName.test(file)).map((where) => ({ rule: 'names-say-something', where }))
}

/** Lines of the core that read the clock through `new Date()`; the linter catches the other ways. */
export function clockReads(root: string, files: readonly string[]): BrokenRule[] {
  return files
    .filter((file) => coreSource.test(file))
    .flatMap((file) => {
      const lines = readFileSync(join(root, file), 'utf8').split('\n')
      const found = lines.flatMap((line, index) => (presentTime.test(line) ? [index + 1] : []))
      return found.map((line) => ({ rule: 'core-has-no-clock', where: `${file}:${line}` }))
    })
}
