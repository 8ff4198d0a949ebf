import { phrase, type Problem } from '@etape/conditions'
import type { Say } from '../explain/say.ts'

interface NamedColumns {
  names: string[]
  problems: Problem[]
}

/** A name for every column: those without one are numbered in words of whoever sends the file, those that share one are told apart. */
export function nameColumns(header: readonly string[], say: Say): NamedColumns {
  const problems: Problem[] = []
  const taken = new Set<string>()
  const names = header.map((cell, index) => {
    const given = cell.trim()
    const name = firstFree(given || say(phrase('Column {number}', { number: index + 1 })), taken)
    taken.add(name)
    if (given === '') problems.push(unnamed(index + 1, name))
    else if (name !== given) problems.push(shared(given, name))
    return name
  })
  return { names, problems }
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`
  return free
}

const unnamed = (number: number, name: string): Problem => ({
  code: 'import/column-unnamed',
  severity: 'warning',
  message: phrase('Column {number} has no name and is called “{name}”.', { number, name }),
  where: `columns.${name}`,
})

const shared = (given: string, name: string): Problem => ({
  code: 'import/column-twice',
  severity: 'warning',
  message: phrase('Two columns are called “{given}”; this one is called “{name}”.', { given, name }),
  where: `columns.${name}`,
})
