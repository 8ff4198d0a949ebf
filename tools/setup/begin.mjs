import { SetupError } from './setup-error.mjs'

const oldestNodeToBegin = 18

/**
 * Does a command's work and ends with the exit code it answers; a fault a person can mend ends it with that one
 * sentence. This file and what it imports at its top are plain enough for any Node that has `import`; `work` imports the
 * rest, so that an old Node gets a sentence and not a syntax error.
 * @param {() => Promise<number>} work
 */
export function begin(work) {
  if (Number(process.versions.node.split('.')[0]) < oldestNodeToBegin) {
    console.error(`Etape needs Node ${oldestNodeToBegin} or newer to begin, and this is Node ${process.versions.node}.`)
    process.exit(1)
  }
  work().then(
    (code) => {
      process.exitCode = code
    },
    (error) => {
      if (!(error instanceof SetupError)) throw error
      console.error(`\n${error.message}`)
      process.exitCode = 1
    },
  )
}
