import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { memory, root } from './repository.mjs'

const generatedFolders = new Set(['node_modules', 'dist', '.turbo', 'coverage'])

/**
 * One short text that changes when a file's name or content does.
 * @param {string[]} files absolute paths
 */
export function fingerprint(files) {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/**
 * Every written (not generated) file under a folder.
 * @param {string} folder absolute path
 * @returns {string[]}
 */
export function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (generatedFolders.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(path) : [path]
  })
}

/**
 * Whether the work `name` was last done from exactly this.
 * @param {string} name
 * @param {string} mark
 */
export function isStamped(name, mark) {
  try {
    return readFileSync(join(memory, name), 'utf8') === mark
  } catch {
    return false
  }
}

/**
 * @param {string} name
 * @param {string} mark
 */
export function stamp(name, mark) {
  mkdirSync(memory, { recursive: true })
  writeFileSync(join(memory, name), mark)
}
