import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { languages, type Language } from '@etape/conditions'
import { checkFile } from './flow-files/check-file.ts'
import { writeJunit } from './flow-files/junit.ts'
import { testFile } from './flow-files/test-file.ts'

const usage = `Usage: npm run etape -- check FILE [--language en|fr|sv]
       npm run etape -- test FILE [--language en|fr|sv] [--junit OUT.xml]

  check FILE   says whether the flows of an exported file can be published, away from any workspace
  test FILE    runs the tests its flows bring, and says what broke; --junit writes it down for a build server`

process.exitCode = await run(process.argv.slice(2))

interface Asked {
  command: 'check' | 'test'
  path: string
  language: Language
  junit: string | undefined
}

/** 0 when all is well, 1 when a flow cannot be published or a test fails, 2 when the question was not understood. */
async function run(args: readonly string[]): Promise<number> {
  const asked = understand(args)
  if (!asked) {
    console.error(usage)
    return 2
  }
  const text = readText(asked.path)
  if (text === null) return 2
  return asked.command === 'check' ? tell(checkFile(text, asked.language)) : test(text, asked)
}

async function test(text: string, { language, junit }: Asked): Promise<number> {
  const tested = await testFile(text, language)
  const told = tell(tested)
  return junit === undefined || writeText(junit, writeJunit(tested.flows)) ? told : 2
}

function tell({ lines, isSound }: { lines: readonly string[]; isSound: boolean }): number {
  console.log(lines.join('\n'))
  return isSound ? 0 : 1
}

function understand(args: readonly string[]): Asked | null {
  const options = { language: { type: 'string', default: 'en' }, junit: { type: 'string' } } as const
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [command, path, ...rest] = positionals
    const language = languages.find((one) => one === values.language)
    const isCommand = command === 'check' || command === 'test'
    if (!isCommand || path === undefined || rest.length > 0 || !language) return null
    if (command === 'check' && values.junit !== undefined) return null
    return { command, path, language, junit: values.junit }
  } catch {
    return null
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    console.error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

function writeText(path: string, text: string): boolean {
  try {
    writeFileSync(path, text)
    return true
  } catch (error) {
    console.error(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
}
