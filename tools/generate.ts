import { parseArgs } from 'node:util'
import { differences, write } from './generate/generated-files.ts'
import { generateAll } from './generate/generate-all.ts'
import { inRoot } from './setup/repository.mjs'

const { check, docs } = parseArgs({
  options: { check: { type: 'boolean', default: false }, docs: { type: 'string', default: inRoot('docs') } },
}).values
const files = generateAll()

if (check) {
  const found = differences(docs, files)
  for (const { path, problem } of found) console.error(`${path}: ${problem}; run pnpm generate`)
  console.log(`${files.size} generated files, ${found.length} out of date`)
  if (found.length > 0 || files.size === 0) process.exitCode = 1
} else {
  write(docs, files)
  console.log(`${files.size} files written to ${docs}`)
}
