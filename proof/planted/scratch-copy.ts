import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const copied = ['packages', 'apps/server', 'proof', 'tools', 'e2e', 'docs'] as const
const settings = ['package.json', 'tsconfig.json', 'tsconfig.base.json', 'pnpm-workspace.yaml'] as const

export interface ScratchCopy {
  folder: string
  remove(): void
}

/** A copy of the tree to plant bugs in. Its packages see each other's copies; what is not ours is linked to. */
export function makeScratchCopy(root: string): ScratchCopy {
  const folder = mkdtempSync(join(tmpdir(), 'etape-planted-'))
  // Links are kept as they are: those between packages are relative, and so lead to the copies.
  for (const part of copied) cpSync(join(root, part), join(folder, part), { recursive: true, verbatimSymlinks: true })
  for (const file of settings) cpSync(join(root, file), join(folder, file))
  cpSync(join(root, 'proof/planted/vitest.config.ts'), join(folder, 'vitest.config.ts'))
  linkModules(join(root, 'node_modules'), join(folder, 'node_modules'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function linkModules(from: string, to: string): void {
  mkdirSync(join(to, '@etape'), { recursive: true })
  for (const name of readdirSync(from)) if (name !== '@etape') symlinkSync(join(from, name), join(to, name))
  for (const name of readdirSync(join(from, '@etape')))
    symlinkSync(join('..', '..', 'packages', name), join(to, '@etape', name))
}
