import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A bug that somebody could make, as a patch, and the tests that would see it. */
export interface PlantedBug {
  name: string
  patchFile: string
  what: string
  /** Test files, from the root. */
  tests: readonly string[]
}

/** Reads `proof/planted/*.patch`, each of which begins with what it does and which tests see it. */
export function readBugs(folder: string): PlantedBug[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.patch')).toSorted() // prettier-ignore
  return files.map((file) => {
    const patchFile = join(folder, file)
    const text = readFileSync(patchFile, 'utf8')
    const said = (key: string) => new RegExp(`^${key}: (.+)$`, 'm').exec(text)?.[1] ?? ''
    return { name: file.replace('.patch', ''), patchFile, what: said('What'), tests: said('Tests').split(' ') }
  })
}
