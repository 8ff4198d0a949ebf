import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Content by path, from the docs folder. */
export type GeneratedFiles = ReadonlyMap<string, string>

/** Where what is checked in is not what would be generated. */
export type Difference = { path: string; problem: string }

/** The folder that holds nothing but generated files. */
const ownFolder = 'nodes'

/** Files that are missing, changed by hand or left over. */
export function differences(docs: string, files: GeneratedFiles): Difference[] {
  const outdated = [...files].flatMap(([path, content]) => {
    if (!existsSync(join(docs, path))) return [{ path, problem: 'is missing' }]
    return readFileSync(join(docs, path), 'utf8') === content ? [] : [{ path, problem: 'is out of date' }]
  })
  return [...outdated, ...leftOver(docs, files).map((path) => ({ path, problem: 'is left over' }))]
}

/** Writes all files and removes those that are generated no more. */
export function write(docs: string, files: GeneratedFiles): void {
  for (const path of leftOver(docs, files)) rmSync(join(docs, path))
  for (const [path, content] of files) {
    mkdirSync(dirname(join(docs, path)), { recursive: true })
    writeFileSync(join(docs, path), content)
  }
}

function leftOver(docs: string, files: GeneratedFiles): string[] {
  if (!existsSync(join(docs, ownFolder))) return []
  const present = readdirSync(join(docs, ownFolder)).map((name) => `${ownFolder}/${name}`)
  return present.filter((path) => !files.has(path))
}
