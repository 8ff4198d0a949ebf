import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { languages, type Language } from '@etape/conditions'
import { checkFile } from './flow-files/check-file.ts'
import { writeJunit } from './flow-files/junit.ts'
import { testFile } from './flow-files/test-file.ts'
import { StartError } from './start-error.ts'

const usage = `Usage: npm run etape -- COMMAND FILE

  check FILE [--language en|fr|sv]                   says whether the flows of an exported file can be published, away from any workspace
  test FILE [--language en|fr|sv] [--junit OUT.xml]  runs the tests its flows bring, and says what broke; --junit writes it down for a build server
  backup FILE [--data FOLDER]                        copies the workspace in a data folder to a file, also while its server runs
  restore FILE --data FOLDER                         makes a data folder of a backup; its workspace stands still until it is let go on`

interface Asked {
  file: string
  language: Language
  data: string | undefined
  junit: string | undefined
}

type Option = 'language' | 'data' | 'junit'

interface Command {
  takes: readonly Option[]
  run: (asked: Asked) => number | Promise<number>
}

const commands: Readonly<Record<string, Command>> = {
  check: { takes: ['language'], run: check },
  test: { takes: ['language', 'junit'], run: test },
  backup: { takes: ['data'], run: backup },
  restore: { takes: ['data'], run: restore },
}

process.exitCode = await run(process.argv.slice(2))

/** 0 when all is well, 1 when it is not, 2 when the question was not understood. */
async function run(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (!asked) {
    console.error(usage)
    return 2
  }
  try {
    return await asked.command.run(asked)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return error instanceof StartError ? 2 : 1
  }
}

function readArguments(args: string[]): (Asked & { command: Command }) | null {
  const options = { language: { type: 'string' }, data: { type: 'string' }, junit: { type: 'string' } } as const
  try {
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true })
    const [name = '', file, ...more] = positionals
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    const language = languages.find((one) => one === (values.language ?? 'en'))
    if (!command || file === undefined || more.length > 0 || !language) return null
    const isTaken = (Object.keys(values) as Option[]).every((option) => command.takes.includes(option))
    return isTaken ? { command, file: resolve(file), language, data: values.data, junit: values.junit } : null
  } catch {
    return null
  }
}

function check({ file, language }: Asked): number {
  return tell(checkFile(readText(file), language))
}

async function test({ file, language, junit }: Asked): Promise<number> {
  const tested = await testFile(readText(file), language)
  const told = tell(tested)
  if (junit !== undefined) writeText(junit, writeJunit(tested.flows))
  return told
}

function tell({ lines, isSound }: { lines: readonly string[]; isSound: boolean }): number {
  console.log(lines.join('\n'))
  return isSound ? 0 : 1
}

async function backup({ file, data = 'data' }: Asked): Promise<number> {
  // Only now: whoever checks a file needs no database.
  const { backUp } = await import('./backup/back-up.ts')
  backUp(resolve(data), file)
  console.log(
    `${file} is a copy of ${resolve(data)}, checked. Keep it and ${file}.secret where only you can read them.`,
  )
  return 0
}

async function restore({ file, data }: Asked): Promise<number> {
  if (data === undefined) throw new StartError('Say which folder it is to go into: --data ./restored')
  const { restore: restoreTo } = await import('./backup/restore.ts')
  await restoreTo(file, resolve(data), Date.now())
  console.log(
    `${resolve(data)} is ready: npm start -- --data ${data}\nIt takes no turns and sends nothing until an administrator lets it go on, on the page Health.`,
  )
  return 0
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new StartError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new StartError(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
}
