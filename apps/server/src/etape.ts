import { readFileSync } from 'node:fs'
import { languages, type Language } from '@etape/conditions'
import { checkFile } from './flow-files/check-file.ts'

const usage = `Usage: npm run etape -- check FILE [--language en|fr|sv]

  check FILE   says whether the flows of an exported file can be published, away from any workspace`

process.exitCode = run(process.argv.slice(2))

/** 0 when all is well, 1 when a flow cannot be published, 2 when the question was not understood. */
function run([command, path, ...rest]: readonly string[]): number {
  const language = languageIn(rest)
  if (command !== 'check' || path === undefined || language === null) {
    console.error(usage)
    return 2
  }
  const text = readText(path)
  if (text === null) return 2
  const { lines, isSound } = checkFile(text, language)
  console.log(lines.join('\n'))
  return isSound ? 0 : 1
}

function languageIn(rest: readonly string[]): Language | null {
  if (rest.length === 0) return 'en'
  const [name, asked] = rest
  return name === '--language' ? (languages.find((language) => language === asked) ?? null) : null
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    console.error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}
