/**
 * Stands in for vitest where mutants are tried: keeps the tests of a file instead of running them, so that each can be run again and
 * again in a process that stays. Whether what was expected came is still for vitest to say.
 */
import { expect as judge } from 'vitest'

export interface CollectedTest {
  id: string
  run: () => unknown
}

let tests: CollectedTest[] = []
let path: string[] = []

/** The tests of one file, in its order; `load` imports it. */
export async function collect(file: string, load: () => Promise<unknown>): Promise<CollectedTest[]> {
  tests = []
  path = [file]
  await load()
  return tests
}

// The number keeps the rows of a table apart.
function add(title: string, body: () => unknown): void {
  const id = `${[...path, title].join(' > ')} [${tests.length}]`
  const run = () => {
    underWay = id
    return body()
  }
  tests.push({ id, run })
}

function within(title: string, define: () => void): void {
  path.push(title)
  define()
  path.pop()
}

type Body = (...given: never[]) => unknown

const eachBy =
  (once: (title: string, body: () => void) => void) => (table: readonly unknown[]) => (title: string, body: Body) => {
    const areLists = table.every((row) => Array.isArray(row))
    for (const row of table) once(title, () => Reflect.apply(body, undefined, areLists ? (row as unknown[]) : [row]))
  }

export const test = Object.assign(add, { each: eachBy(add) })
export const describe = Object.assign(within, { each: eachBy(within) })

// What a snapshot has to be is what the first run gave, in which nothing was changed.
const snapshots = new Map<string, string>()
let underWay = ''

function matchFirst(received: unknown): void {
  const text = JSON.stringify(received)
  const first = snapshots.get(underWay) ?? text
  snapshots.set(underWay, first)
  judge(text).toBe(first)
}

export const expect = new Proxy(judge, {
  apply(target, _self, [received, message]: [unknown, string?]) {
    const expected = target(received, message)
    return Object.defineProperty(expected, 'toMatchSnapshot', { value: () => matchFirst(received) })
  },
})
