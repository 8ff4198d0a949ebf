import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type ImportReport } from './import-rules.ts'
import { outputOf } from './run-program.ts'
import { workspaceFolders } from './source-files.ts'

/** A file that a checker passed over in silence. */
export type UnseenFile = { checker: string; file: string }

/** Files the import rules' checker did not look at. With a compiler it does not know it looks at none, and passes. */
export function unseenByImportRules({ modules }: ImportReport, files: readonly string[]): UnseenFile[] {
  const seen = new Set(modules.map(({ source }) => source))
  return missing('import rules', files, seen)
}

/** Files the linter did not look at. */
export async function unseenByLinter(root: string, files: readonly string[]): Promise<UnseenFile[]> {
  const listed = await outputOf('oxlint', ['--debug=files'], root)
  const seen = new Set(listed.split('\n').map((line) => line.trim().replace(/^\.\//, '')))
  return missing('linter', files, seen)
}

/** Files that belong to no project of the type checker. */
export async function unseenByTypeChecker(root: string, files: readonly string[]): Promise<UnseenFile[]> {
  const projects = ['.', ...workspaceFolders(root)].filter((folder) => existsSync(join(root, folder, 'tsconfig.json')))
  const lists = await Promise.all(projects.map((folder) => filesOfProject(root, folder)))
  return missing('type checker', files, new Set(lists.flat()))
}

async function filesOfProject(root: string, folder: string): Promise<string[]> {
  const settings: { files?: string[] } = JSON.parse(await outputOf('tsc', ['--showConfig', '-p', folder], root))
  return (settings.files ?? []).map((file) => posix.join(folder, file))
}

function missing(checker: string, files: readonly string[], seen: ReadonlySet<string>): UnseenFile[] {
  return files.filter((file) => !seen.has(file)).map((file) => ({ checker, file }))
}
