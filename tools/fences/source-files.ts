import { existsSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { filesUnder } from '../setup/stamps.mjs'

const codeFolders = ['packages', 'apps', 'tools', 'e2e', 'bench', 'proof']

/** Every file of code we wrote, as paths from `root` with forward slashes, sorted. */
export function sourceFiles(root: string): string[] {
  const found = codeFolders.map((folder) => join(root, folder)).filter((folder) => existsSync(folder))
  const files = found.flatMap((folder) => filesUnder(folder)).map((file) => relative(root, file).split(sep).join('/'))
  return files.filter((file) => /\.(?:tsx?|mjs|cjs|js)$/.test(file) && !file.endsWith('.d.ts')).toSorted()
}

/** Our packages and apps: the folders, as paths from `root`, that have a package.json. */
export function workspaceFolders(root: string): string[] {
  const folders = ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}`),
  )
  return folders.filter((folder) => existsSync(join(root, folder, 'package.json')))
}
