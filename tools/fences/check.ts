import { root } from '../setup/repository.mjs'
import { checkImports } from './import-rules.ts'
import { unseenByImportRules, unseenByLinter, unseenByTypeChecker } from './seen-files.ts'
import { sourceFiles } from './source-files.ts'
import { clockReads, emptyNames } from './written-rules.ts'

const files = sourceFiles(root)
const [imports, unlinted, untyped] = await Promise.all([
  checkImports(root),
  unseenByLinter(root, files),
  unseenByTypeChecker(root, files),
])
const faults = [
  ...imports.forbidden.map(({ rule, from, to }) => `${rule}: ${from} imports ${to}`),
  ...[...emptyNames(files), ...clockReads(root, files)].map(({ rule, where }) => `${rule}: ${where}`),
  ...[...unseenByImportRules(imports, files), ...unlinted, ...untyped].map(
    ({ checker, file }) => `not seen by the ${checker}: ${file}`,
  ),
]
for (const fault of faults) console.error(fault)
const edges = imports.modules.reduce((total, { imports: targets }) => total + targets.length, 0)
console.log(`${files.length} files, ${edges} imports, ${faults.length} faults`)
if (faults.length > 0 || files.length === 0) process.exitCode = 1
