import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inRoot } from '../setup/repository.mjs'

/** A small repository in the temporary folder, laid out as ours, for a checker to be tried on. */
export type PlantedRepository = { folder: string; remove: () => void }

/** `files`: content by path. `settings`: files of ours copied as they are. `links`: target by path. */
export function plant(planted: {
  files: Readonly<Record<string, string>>
  settings?: readonly string[]
  links?: Readonly<Record<string, string>>
}): PlantedRepository {
  const folder = mkdtempSync(join(tmpdir(), 'etape-planted-'))
  const inFolder = (path: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    return join(folder, path)
  }
  for (const [path, content] of Object.entries(planted.files)) writeFileSync(inFolder(path), content)
  for (const path of planted.settings ?? []) copyFileSync(inRoot(path), inFolder(path))
  for (const [path, target] of Object.entries(planted.links ?? {})) symlinkSync(target, inFolder(path))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
