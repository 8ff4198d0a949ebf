import { stripVTControlCharacters } from 'node:util'
import { root } from '../setup/repository.mjs'
import { type Failure } from './part-result.ts'

const maxLines = 40

/** Each failure as people read it: numbered, without colours, long paths and the stack lines that are not ours. */
export function describeFailures(failures: readonly Failure[]): string[] {
  return failures.map(({ title, detail }, index) => {
    const lines = readableLines(detail)
    const shown = lines.slice(0, maxLines).map((line) => `   ${line}`)
    if (lines.length > shown.length) shown.push(`   ... ${lines.length - shown.length} more lines`)
    return [`✗ ${index + 1}. ${withoutRoot(title)}`, ...shown].join('\n')
  })
}

function readableLines(detail: string): string[] {
  const lines = withoutRoot(stripVTControlCharacters(detail)).trim().split('\n')
  return lines.filter((line) => !/^\s*at .*(?:node_modules|node:)/.test(line))
}

function withoutRoot(text: string): string {
  return text.replaceAll(`file://${root}/`, '').replaceAll(`${root}/`, '')
}
