import { bringNodeAndPnpm } from './bring-node-and-pnpm.mjs'
import { installDependencies } from './install-dependencies.mjs'
import { runCommand } from './run-command.mjs'

/**
 * Runs one of the repository's TypeScript programs with the Node and the dependencies it needs.
 * @param {string} program path from the root
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export async function runTool(program, args) {
  const tools = await bringNodeAndPnpm()
  await installDependencies(tools)
  return runCommand(tools.node, [program, ...args], tools.env)
}
